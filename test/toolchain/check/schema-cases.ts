import { type CheckCase, lines } from './check-case.ts';

/** Faults in schemas. */
export const schemaCases: readonly CheckCase[] = [
  {
    about: 'an example that breaks the schema, at the value',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "object",',
        '  "properties": { "id": { "type": "string" }, "list": { "items": { "minimum": 1 } } }, "required": ["id"],',
        '  "examples": [',
        '    { "id": "a" },',
        '    { "id": 7, "list": [1, 0] },',
        '    {} ] }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:5:13 SCHEMA_EXAMPLE_INVALID 7 is not text',
      'messages/order.v1.schema.json:5:28 SCHEMA_EXAMPLE_INVALID 0 is not at least 1',
      'messages/order.v1.schema.json:6:5 SCHEMA_EXAMPLE_INVALID the key "id" is missing',
    ],
  },
  {
    about: 'an example with an unknown key',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "object", "additionalProperties": false, "required": ["id"],',
        '  "properties": { "id": { "type": "string", "examples": ["a", 1] } },',
        '  "examples": [{ "id": "a", "iD": 1 }] }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:63 SCHEMA_EXAMPLE_INVALID 1 is not text',
      'messages/order.v1.schema.json:3:29 SCHEMA_EXAMPLE_INVALID the key "iD" is not known here (did you mean "id"?)',
    ],
  },
  {
    about: 'an example through a $ref of another file',
    files: {
      'messages/order.v1.schema.json':
        '{ "required": ["id"], "properties": { "id": { "$ref": "shared.schema.yaml#/$defs/id" } },\n  "examples": [{ "id": 1 }] }',
      'messages/shared.schema.yaml': lines('$defs:', '  id: { type: string }'),
    },
    findings: ['messages/order.v1.schema.json:2:24 SCHEMA_EXAMPLE_INVALID 1 is not text'],
  },
  {
    about: 'keywords with wrong values',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "strng",',
        '  "minLength": -1,',
        '  "required": "id",',
        '  "properties": { "id": 3 } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:1:11 SCHEMA_INVALID "strng" is not "array", "boolean", "integer", "null", "number", "object" or "string" (did you mean "string"?)',
      'messages/order.v1.schema.json:2:16 SCHEMA_INVALID -1 is not at least 0',
      'messages/order.v1.schema.json:3:15 SCHEMA_INVALID "id" is not a list',
      'messages/order.v1.schema.json:4:25 SCHEMA_INVALID 3 is not an object or true or false',
    ],
  },
  {
    about: 'unknown keywords',
    files: {
      'messages/order.v1.schema.json':
        '{ "type": "object", "requird": ["id"],\n  "nullable": true, "x-unit": "km" }',
    },
    findings: [
      'messages/order.v1.schema.json:1:21 SCHEMA_KEYWORD_UNKNOWN the keyword "requird" is not known in JSON Schema (did you mean "required"?)',
      'messages/order.v1.schema.json:2:3 SCHEMA_KEYWORD_UNKNOWN the keyword "nullable" is not known in JSON Schema (own keywords begin with x-)',
    ],
  },
  {
    about: 'another dialect',
    files: {
      'messages/order.v1.schema.json': '{ "$schema": "http://json-schema.org/draft-07/schema#" }',
    },
    findings: [
      'messages/order.v1.schema.json:1:14 SCHEMA_DIALECT_UNKNOWN "http://json-schema.org/draft-07/schema#" is not the dialect of Parley\'s schemas (write https://json-schema.org/draft/2020-12/schema, or leave it out)',
    ],
  },
  {
    about: 'references that lead nowhere',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "properties": {',
        '  "a": { "$ref": "#/$defs/nme" },',
        '  "b": { "$ref": "anwser.v1.schema.json" },',
        '  "c": { "$ref": "https://example.com/a.json" },',
        '  "d": { "$ref": "#nothing" } },',
        '  "$defs": { "name": {} } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:18 SCHEMA_REF_UNRESOLVED "#/$defs/nme" leads to nothing (did you mean "#/$defs/name"?)',
      'messages/order.v1.schema.json:3:18 SCHEMA_REF_UNRESOLVED "anwser.v1.schema.json" leads to nothing (did you mean "answer.v1.schema.json"?)',
      'messages/order.v1.schema.json:4:18 SCHEMA_REF_UNRESOLVED "https://example.com/a.json" leads to nothing (nothing is fetched from a network; put the schema into the workspace)',
      'messages/order.v1.schema.json:5:18 SCHEMA_REF_UNRESOLVED "#nothing" leads to nothing',
    ],
  },
  {
    about: 'a reference that only leads to itself',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "$ref": "#/$defs/a",',
        '  "$defs": { "a": { "$ref": "#/$defs/b" },',
        '    "b": { "allOf": [{ "$ref": "#/$defs/a" }] } } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:29 SCHEMA_REF_CIRCULAR "#/$defs/b" leads back to itself and to nothing else',
    ],
  },
  {
    about: 'a reference that leads to itself through the value',
    files: {
      'messages/order.v1.schema.json': '{ "type": "object", "properties": { "next": { "$ref": "#" } } }',
    },
    findings: [],
  },
  {
    about: 'patterns and formats',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "properties": {',
        '  "a": { "pattern": "(a" },',
        '  "b": { "format": "datetime" },',
        '  "c": { "format": "byte" } },',
        '  "patternProperties": { "[": {} } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:21 SCHEMA_PATTERN_INVALID "(a" is no regular expression: unterminated group',
      'messages/order.v1.schema.json:3:20 SCHEMA_FORMAT_UNKNOWN the format "datetime" is not known (did you mean "date-time"?)',
      'messages/order.v1.schema.json:4:20 SCHEMA_FORMAT_UNKNOWN the format "byte" is not known (known are date-time, date, time, duration, email, hostname, ipv4, ipv6, uri, uri-reference, uuid, json-pointer, regex)',
      'messages/order.v1.schema.json:5:26 SCHEMA_PATTERN_INVALID "[" is no regular expression: unterminated character class',
    ],
  },
  {
    about: 'schemas that nothing satisfies',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "object",',
        '  "required": ["a", "b"],',
        '  "properties": {',
        '    "a": false,',
        '    "b": { "type": "integer", "minimum": 5, "maximum": 4 },',
        '    "c": { "enum": [] },',
        '    "d": { "type": "string", "enum": [1, 2] },',
        '    "e": { "type": "string", "const": "abc", "maxLength": 2 },',
        '    "f": { "type": "string", "allOf": [{ "type": ["number", "null"] }] },',
        '    "g": { "type": "object", "additionalProperties": false, "required": ["x"] } } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:16 SCHEMA_UNSATISFIABLE "a" is required and not allowed: nothing is valid',
      'messages/order.v1.schema.json:5:42 SCHEMA_UNSATISFIABLE minimum 5 is more than maximum 4: nothing is valid',
      'messages/order.v1.schema.json:6:20 SCHEMA_UNSATISFIABLE no value is in an empty enum: nothing is valid',
      'messages/order.v1.schema.json:7:38 SCHEMA_UNSATISFIABLE no value of enum is valid by the rest of the schema: 1 is not text',
      'messages/order.v1.schema.json:8:39 SCHEMA_UNSATISFIABLE no value of const is valid by the rest of the schema: "abc" has 3 characters, not at most 2',
      'messages/order.v1.schema.json:9:40 SCHEMA_UNSATISFIABLE no value has a type that this and the rest of allOf want: nothing is valid',
      'messages/order.v1.schema.json:10:74 SCHEMA_UNSATISFIABLE "x" is required and not allowed: nothing is valid',
    ],
  },
  {
    about: 'a message that is false',
    files: {
      'messages/answer.v1.schema.json': 'false',
    },
    findings: ['messages/answer.v1.schema.json:1:1 SCHEMA_UNSATISFIABLE nothing is valid by `false`'],
  },
  {
    about: 'the same $id twice',
    files: {
      'messages/order.v1.schema.json': '{ "$id": "https://a.b/x" }',
      'messages/answer.v1.schema.json': '{ "$id": "https://a.b/x" }',
    },
    findings: [
      'messages/order.v1.schema.json:1:10 SCHEMA_ID_DUPLICATE "https://a.b/x" is the $id of another schema too; the other one messages/answer.v1.schema.json:1:10',
    ],
  },
  {
    about: 'two files of shared definitions that are called the same',
    files: {
      'messages/a/shared.schema.yaml': lines('$defs:', '  id: { type: string }'),
      'messages/b/shared.schema.yaml': lines('$defs:', '  id: { type: string }'),
      'messages/order.v1.schema.json': lines(
        '{ "type": "object", "required": ["id"],',
        '  "properties": {',
        '    "id": { "$ref": "a/shared.schema.yaml#/$defs/id" },',
        '    "other": { "$ref": "b/shared.schema.yaml#/$defs/id" } } }',
      ),
    },
    findings: [],
  },
  {
    about: 'two files of one message',
    files: {
      'messages/old/order.v1.schema.yaml': 'type: object\n',
    },
    findings: [
      'messages/order.v1.schema.json:1:3 MESSAGE_DUPLICATE the message type "order.v1" has two files; the first one messages/old/order.v1.schema.yaml:1:1',
    ],
  },
  {
    about: 'a reserved message type',
    files: {
      'messages/parley.mine.v1.schema.json': '{}',
    },
    findings: [
      'messages/parley.mine.v1.schema.json:1:1 MESSAGE_RESERVED "parley.mine.v1" is not free: parley. is Parley\'s own',
    ],
  },
  {
    about: 'a file that nobody uses',
    files: {
      'messages/spare.v1.schema.json': '{}',
      'messages/odd_name.schema.json': '{}',
    },
    findings: [
      'messages/odd_name.schema.json:1:1 SCHEMA_UNUSED no channel carries "odd_name" and no $ref reaches it (a message type is like fleet.analysis-request.v1)',
      'messages/spare.v1.schema.json:1:1 SCHEMA_UNUSED no channel carries "spare.v1" and no $ref reaches it',
    ],
  },
  {
    about: 'faults in the schema of a parameter',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: a/{x}/b',
        '    parameters:',
        '      x: { type: strin, pattern: "(", foo: 1 }',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:5:18 SCHEMA_INVALID "strin" is not "array", "boolean", "integer", "null", "number", "object" or "string" (did you mean "string"?)',
      'channels/more.channel.yaml:5:34 SCHEMA_PATTERN_INVALID "(" is no regular expression: unterminated group',
      'channels/more.channel.yaml:5:39 SCHEMA_KEYWORD_UNKNOWN the keyword "foo" is not known in JSON Schema (own keywords begin with x-)',
    ],
  },
];
