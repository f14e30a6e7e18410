import { type CheckCase, lines } from './check-case.ts';
import { inOrder, order } from './order-case.ts';

/** Rules that run on demand only. */
function onDemand(use: string): Readonly<Record<string, string>> {
  return { 'parley.config.yaml': lines('check:', `  use: [STANDARD, ${use}]`) };
}

/** Keywords that do not do what they seem to do. */
export const schemaSafetyCases: readonly CheckCase[] = [
  inOrder(
    'keywords of older drafts',
    [
      '{ "type": "object", "id": "order", "dependencies": { "a": ["b"] },',
      '  "properties": { "a": { "items": [{}], "additionalItems": false },',
      '    "b": { "minimum": 1, "exclusiveMinimum": true }, "id": { "required": true } },',
      '  "$recursiveAnchor": true, "extends": {}, "disallow": "null", "divisibleBy": 2 }',
    ],
    [
      '1:21 SCHEMA_KEYWORD_OUTDATED "id" belongs to an older draft and judges nothing in 2020-12 (write $id)',
      '1:36 SCHEMA_KEYWORD_OUTDATED "dependencies" belongs to an older draft and judges nothing in 2020-12 (write dependentRequired for lists of names, dependentSchemas for schemas)',
      '2:26 SCHEMA_KEYWORD_OUTDATED "items" belongs to an older draft and judges nothing in 2020-12 (write prefixItems for a list of schemas)',
      '2:41 SCHEMA_KEYWORD_OUTDATED "additionalItems" belongs to an older draft and judges nothing in 2020-12 (write prefixItems for the first items and items for the rest)',
      '3:26 SCHEMA_KEYWORD_OUTDATED "exclusiveMinimum" true belongs to an older draft and judges nothing in 2020-12 (write the limit itself: exclusiveMinimum instead of minimum)',
      '3:62 SCHEMA_KEYWORD_OUTDATED "required" true belongs to an older draft and judges nothing in 2020-12 (write the list of names beside properties)',
      '4:3 SCHEMA_KEYWORD_OUTDATED "$recursiveAnchor" belongs to an older draft and judges nothing in 2020-12 (write $dynamicAnchor with a name)',
      '4:29 SCHEMA_KEYWORD_OUTDATED "extends" belongs to an older draft and judges nothing in 2020-12 (write allOf)',
      '4:44 SCHEMA_KEYWORD_OUTDATED "disallow" belongs to an older draft and judges nothing in 2020-12 (write not)',
      '4:64 SCHEMA_KEYWORD_OUTDATED "divisibleBy" belongs to an older draft and judges nothing in 2020-12 (write multipleOf)',
    ],
  ),
  inOrder(
    'a list where a schema is wanted, and none of an older draft',
    ['{ "properties": { "items": [] } }'],
    ['1:28 SCHEMA_INVALID [] is not an object or true or false'],
  ),
  {
    about: 'definitions, on demand',
    files: {
      [order]: lines('{ "type": "object", "definitions": { "a": {} } }'),
      ...onDemand('SCHEMA_DEFINITIONS_OUTDATED'),
    },
    findings: [
      `${order}:1:21 SCHEMA_DEFINITIONS_OUTDATED "definitions" is the name of an older draft (write $defs)`,
    ],
  },
  inOrder(
    'unknown keywords of Parley',
    ['{ "type": "object", "x-parley-sensitiv": true, "x-parley-unit": "km", "x-unit": "km" }'],
    [
      '1:21 SCHEMA_OWN_KEYWORD_UNKNOWN Parley has no keyword "x-parley-sensitiv" (did you mean "x-parley-sensitive"?)',
      '1:48 SCHEMA_OWN_KEYWORD_UNKNOWN Parley has no keyword "x-parley-unit" (x-parley- is kept for Parley; your own keywords begin with x- and another word)',
    ],
  ),
  inOrder(
    'keywords that the type excludes',
    [
      '{ "type": "object", "minLength": 1, "properties": {',
      '  "a": { "type": "integer", "format": "date" },',
      '  "b": { "type": ["string", "null"], "properties": {} },',
      '  "c": { "type": ["integer", "null"], "minimum": 0 } } }',
    ],
    [
      '1:21 SCHEMA_KEYWORD_WITHOUT_EFFECT "minLength" judges text, and the type is an object',
      '2:29 SCHEMA_KEYWORD_WITHOUT_EFFECT "format" judges text, and the type is a whole number',
      '3:38 SCHEMA_KEYWORD_WITHOUT_EFFECT "properties" judges an object, and the type is text or null',
    ],
  ),
  inOrder(
    'keywords that lack another one, or that another one leaves nothing to',
    [
      '{ "then": {}, "else": {}, "properties": {',
      '  "a": { "if": {} },',
      '  "b": { "minContains": 1, "maxContains": 2 },',
      '  "c": { "contains": {}, "minContains": 0 },',
      '  "d": { "contentSchema": {} },',
      '  "e": { "additionalProperties": true, "unevaluatedProperties": false },',
      '  "f": { "items": {}, "unevaluatedItems": false },',
      '  "g": { "prefixItems": [{}], "maxItems": 1, "items": { "type": "null" } },',
      '  "h": { "const": 1, "enum": [1, 2] },',
      '  "i": { "minimum": 1, "exclusiveMinimum": 1, "maximum": 2, "exclusiveMaximum": 3 } } }',
    ],
    [
      '1:3 SCHEMA_KEYWORD_WITHOUT_EFFECT this judges nothing without "if"',
      '1:15 SCHEMA_KEYWORD_WITHOUT_EFFECT this judges nothing without "if"',
      '2:10 SCHEMA_KEYWORD_WITHOUT_EFFECT "if" judges nothing without "then" or "else"',
      '3:10 SCHEMA_KEYWORD_WITHOUT_EFFECT this judges nothing without "contains"',
      '3:28 SCHEMA_KEYWORD_WITHOUT_EFFECT this judges nothing without "contains"',
      '4:10 SCHEMA_KEYWORD_WITHOUT_EFFECT "contains" passes every list: minContains is 0 and there is no maxContains',
      '5:10 SCHEMA_KEYWORD_WITHOUT_EFFECT this judges nothing without "contentMediaType"',
      '6:40 SCHEMA_KEYWORD_WITHOUT_EFFECT "unevaluatedProperties" judges nothing: "additionalProperties" leaves nothing unevaluated',
      '7:23 SCHEMA_KEYWORD_WITHOUT_EFFECT "unevaluatedItems" judges nothing: "items" leaves nothing unevaluated',
      '8:46 SCHEMA_KEYWORD_WITHOUT_EFFECT "items" judges nothing: maxItems 1 leaves no item after the 1 of prefixItems',
      '9:22 SCHEMA_KEYWORD_WITHOUT_EFFECT "enum" judges nothing beside "const"',
      '10:10 SCHEMA_KEYWORD_WITHOUT_EFFECT "minimum" 1 judges nothing beside exclusiveMinimum 1',
      '10:61 SCHEMA_KEYWORD_WITHOUT_EFFECT "exclusiveMaximum" 3 judges nothing beside maximum 2',
    ],
  ),
  inOrder(
    'values of an enum that nobody can choose',
    ['{ "properties": { "a": { "type": "string", "enum": ["x", 1, "y", "x"] } } }'],
    [
      '1:58 SCHEMA_ENUM_VALUE_UNUSABLE the rest of the schema refuses this value: 1 is not text',
      '1:66 SCHEMA_ENUM_VALUE_UNUSABLE "x" is in the enum twice; the first one messages/order.v1.schema.json:1:53',
    ],
  ),
  inOrder(
    'a default that its schema refuses',
    ['{ "properties": { "a": { "type": "string", "default": 1 }, "b": { "default": {} } } }'],
    [
      '1:55 SCHEMA_DEFAULT_INVALID the default is refused: 1 is not text (a default tells readers what absence means; nobody fills it in)',
    ],
  ),
  inOrder(
    'an anchor that is there twice',
    [
      '{ "$defs": { "a": { "$anchor": "x" }, "b": { "$dynamicAnchor": "x" },',
      '    "c": { "$id": "https://a.b/c", "$anchor": "x" } } }',
    ],
    [
      '1:64 SCHEMA_ANCHOR_DUPLICATE the anchor "x" is there twice: a reference to it could mean both; the other one messages/order.v1.schema.json:1:32',
    ],
  ),
  inOrder(
    'references to what is no schema',
    [
      '{ "properties": {',
      '  "a": { "$ref": "#/properties" },',
      '  "b": { "$ref": "#/properties/c/enum/0" },',
      '  "c": { "enum": [{}] },',
      '  "d": { "$dynamicRef": "#/$defs" }, "e": { "$ref": "#/$defs/x" } },',
      '  "$defs": { "x": {} } }',
    ],
    [
      '2:18 SCHEMA_REF_UNRESOLVED "#/properties" leads to no schema: that is all that "properties" holds (there is "#/$defs/x")',
      '3:18 SCHEMA_REF_UNRESOLVED "#/properties/c/enum/0" leads to no schema: that is the value of "enum" (there is "#/$defs/x")',
      '5:25 SCHEMA_REF_UNRESOLVED "#/$defs" leads to no schema: that is all that "$defs" holds (did you mean "#/$defs/x"?)',
    ],
  ),
  inOrder(
    'references in a circle through branches and dynamic anchors',
    [
      '{ "$defs": {',
      '  "a": { "$dynamicAnchor": "a", "anyOf": [{ "$dynamicRef": "#a" }, {}] },',
      '  "b": { "not": { "$ref": "#/$defs/b" } },',
      '  "c": { "dependentSchemas": { "x": { "$ref": "#/$defs/c" } } } } }',
    ],
    [
      '2:60 SCHEMA_REF_CIRCULAR "#a" leads back to itself and to nothing else',
      '3:27 SCHEMA_REF_CIRCULAR "#/$defs/b" leads back to itself and to nothing else',
      '4:47 SCHEMA_REF_CIRCULAR "#/$defs/c" leads back to itself and to nothing else',
    ],
  ),
  {
    about: 'numbers that lose digits, in JSON and YAML',
    files: {
      [order]: lines(
        '{ "properties": { "a": { "maximum": 9007199254740993 },',
        '  "b": { "maximum": 9007199254740992 }, "c": { "const": 0.1234567890123456789 },',
        '  "d": { "enum": [1e22, 1.50, 1e-400, 12345678901234567890, 100000000000000000000] } } }',
      ),
      'messages/answer.v1.schema.yaml': lines('maximum: 9007199254740993', 'minimum: 0xFFFFFFFFFFFFFFFF'),
      'messages/answer.v1.schema.json': lines('{}'),
    },
    findings: [
      'messages/answer.v1.schema.yaml:1:1 MESSAGE_DUPLICATE the message type "answer.v1" has two files; the first one messages/answer.v1.schema.json:1:1',
      'messages/answer.v1.schema.yaml:1:10 NUMBER_NOT_EXACT 9007199254740993 is read as 9007199254740992: a number keeps about 16 digits (a longer number travels as text)',
      `${order}:1:37 NUMBER_NOT_EXACT 9007199254740993 is read as 9007199254740992: a number keeps about 16 digits (a longer number travels as text)`,
      `${order}:2:57 NUMBER_NOT_EXACT 0.1234567890123456789 is read as 0.12345678901234568: a number keeps about 16 digits (a longer number travels as text)`,
      `${order}:3:31 NUMBER_NOT_EXACT 1e-400 is read as 0: a number keeps about 16 digits (a longer number travels as text)`,
      `${order}:3:39 NUMBER_NOT_EXACT 12345678901234567890 is read as 12345678901234567000: a number keeps about 16 digits (a longer number travels as text)`,
    ],
  },
  inOrder(
    'a number that no reader can hold',
    ['{ "properties": { "a": { "maximum": 1e400 } } }'],
    ['1:37 VALUE_NOT_JSON this number is beyond all that a reader can hold'],
  ),
  {
    about: 'integers without limits, on demand',
    files: {
      [order]: lines(
        '{ "type": "object", "properties": { "a": { "type": "integer" },',
        '  "b": { "type": "integer", "minimum": 0 }, "c": { "type": "integer", "enum": [1] },',
        '  "d": { "type": "integer", "minimum": 0, "maximum": 1e300 },',
        '  "e": { "type": "integer", "minimum": 0, "exclusiveMaximum": 100 } } }',
      ),
      ...onDemand('SCHEMA_INTEGER_UNBOUNDED'),
      'messages/item.v1.schema.json': lines('{ "type": "object" }'),
    },
    findings: [
      `${order}:1:52 SCHEMA_INTEGER_UNBOUNDED whole numbers are exact up to 9007199254740991 only, and there is no maximum (write minimum and maximum, within ±9007199254740991; a longer number travels as text)`,
      `${order}:2:18 SCHEMA_INTEGER_UNBOUNDED whole numbers are exact up to 9007199254740991 only, and there is no maximum (write minimum and maximum, within ±9007199254740991; a longer number travels as text)`,
      `${order}:3:18 SCHEMA_INTEGER_UNBOUNDED whole numbers are exact up to 9007199254740991 only, and a limit is beyond that (write minimum and maximum, within ±9007199254740991; a longer number travels as text)`,
    ],
  },
  {
    about: 'texts and lists without limits, on demand',
    files: {
      [order]: lines(
        '{ "type": "object", "properties": {',
        '  "a": { "type": "string" }, "b": { "type": "string", "maxLength": 3 },',
        '  "c": { "type": "string", "format": "uuid" }, "d": { "type": "string", "format": "uri" },',
        '  "e": { "type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$" },',
        '  "f": { "type": "string", "pattern": "^[A-Z]+$" },',
        '  "g": { "type": "string", "pattern": "^a" },',
        '  "h": { "type": "array" }, "i": { "type": "array", "maxItems": 3 },',
        '  "j": { "type": "array", "prefixItems": [{}], "items": false } } }',
      ),
      ...onDemand('SCHEMA_STRING_UNBOUNDED, SCHEMA_ARRAY_UNBOUNDED'),
      'messages/item.v1.schema.json': lines('{ "type": "object" }'),
    },
    findings: [
      ...['2:18', '3:63', '5:18', '6:18'].map(
        (at) =>
          `${order}:${at} SCHEMA_STRING_UNBOUNDED the text may be of any length (write maxLength, an enum, or a format or pattern with an end)`,
      ),
      `${order}:7:18 SCHEMA_ARRAY_UNBOUNDED the list may have any number of items (write maxItems, or items: false after prefixItems)`,
    ],
  },
  {
    about: 'messages without examples and descriptions, on demand',
    files: {
      [order]: lines('{ "type": "object", "description": "An order.", "examples": [{}] }'),
      'messages/item.v1.schema.json': lines('{ "description": "An item.", "examples": [{}] }'),
      ...onDemand('MESSAGE_WITHOUT_EXAMPLE, MESSAGE_WITHOUT_DESCRIPTION'),
    },
    findings: [
      'messages/answer.v1.schema.json:1:3 MESSAGE_WITHOUT_DESCRIPTION the message "answer.v1" has no description (write description: generated types and the explorer show it)',
      'messages/answer.v1.schema.json:1:3 MESSAGE_WITHOUT_EXAMPLE the message "answer.v1" has no example (write one under examples; it is checked against the schema)',
    ],
  },
  inOrder(
    'names of properties that programs lose or confuse',
    ['{ "properties": { "__proto__": {}, "userId": {}, "user_id": {}, "$type": {}, "type": {} } }'],
    [
      '1:19 SCHEMA_PROPERTY_NAME_UNSAFE "__proto__" means something else in every JavaScript object: copies lose it, or take it for theirs (choose another name)',
      '1:50 SCHEMA_PROPERTY_COLLISION "user_id" and "userId" are one name in generated code, and for readers that do not tell case apart; the other one messages/order.v1.schema.json:1:36',
    ],
  ),
  inOrder(
    'personal data that nothing marks',
    [
      '{ "type": "object", "properties": { "email": { "type": "string" },',
      '  "first_name": { "type": "string", "x-parley-sensitive": true },',
      '  "iban": { "$ref": "#/$defs/iban" }, "phone": { "type": "boolean" },',
      '  "password": { "type": "string", "x-parley-sensitive": false } },',
      '  "$defs": { "iban": { "type": "string", "x-parley-sensitive": true } } }',
    ],
    [
      '1:37 SENSITIVE_UNMARKED "email" sounds like personal data or a secret, and nothing says whether it is (write x-parley-sensitive: true, or false if it is harmless)',
    ],
  ),
  {
    about: 'names that are one in generated code',
    files: {
      'messages/stock.level.v1.schema.json': '{}',
      'messages/stock-level.v1.schema.json': '{}',
      'agents/shop_.agent.yaml': lines('agent: shop_', 'sends:', '  order.request: {}'),
    },
    findings: [
      'agents/shop_.agent.yaml:1:8 AGENT_NAME_COLLISION "shop_" and "shop" are both Shop in generated code, so each gets a suffix (rename one of them); the other one agents/shop.agent.yaml:1:8',
      'messages/stock-level.v1.schema.json:1:1 SCHEMA_UNUSED no channel carries "stock-level.v1" and no $ref reaches it',
      'messages/stock.level.v1.schema.json:1:1 MESSAGE_NAME_COLLISION "stock.level.v1" and "stock-level.v1" are both StockLevelV1 in generated code, so each gets a suffix (rename one of them); the other one messages/stock-level.v1.schema.json:1:1',
      'messages/stock.level.v1.schema.json:1:1 SCHEMA_UNUSED no channel carries "stock.level.v1" and no $ref reaches it',
    ],
  },
];
