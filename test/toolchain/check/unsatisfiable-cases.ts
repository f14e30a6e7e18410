import type { CheckCase } from './check-case.ts';
import { inOrder } from './order-case.ts';

/** Schemas by which nothing is valid. */
export const unsatisfiableCases: readonly CheckCase[] = [
  inOrder(
    'schemas that nothing satisfies, through references and branches',
    [
      '{ "type": "object", "required": ["a", "b", "c"], "properties": {',
      '  "a": { "$ref": "#/$defs/text", "type": "integer" },',
      '  "b": { "type": "number", "allOf": [{ "minimum": 5 }, { "maximum": 4 }] },',
      '  "c": { "anyOf": [{ "type": "string" }, { "type": "null" }], "type": "object" } },',
      '  "$defs": { "text": { "type": "string", "minLength": 1 } } }',
    ],
    [
      '2:18 SCHEMA_UNSATISFIABLE no value has a type that this and the rest of allOf want: nothing is valid',
      '3:51 SCHEMA_UNSATISFIABLE minimum 5 is more than maximum 4: nothing is valid',
      '4:19 SCHEMA_UNSATISFIABLE no branch of anyOf can be valid: no value has a type that this and the rest of allOf want: nothing is valid',
    ],
  ),
  inOrder(
    'members that no object can have',
    [
      '{ "type": "object", "required": ["next"], "properties": {',
      '  "next": { "$ref": "#" },',
      '  "list": { "type": "array", "minItems": 2, "prefixItems": [{}], "items": false },',
      '  "set": { "type": "array", "minItems": 3, "uniqueItems": true, "items": { "enum": ["x", "y"] } },',
      '  "map": { "type": "object", "required": ["long"], "propertyNames": { "maxLength": 2 } },',
      '  "code": { "type": "string", "format": "date", "maxLength": 8 },',
      '  "step": { "type": "integer", "multipleOf": 10, "minimum": 11, "maximum": 19 },',
      '  "none": { "not": {} } } }',
    ],
    [
      '1:34 SCHEMA_UNSATISFIABLE "next" is required, and its value leads back to this schema, so that no value ever ends',
      '3:42 SCHEMA_UNSATISFIABLE at least 2 items are wanted, and nothing can be item 1: nothing is valid by `false`',
      '4:41 SCHEMA_UNSATISFIABLE 3 different items are wanted, and only 2 values are possible: nothing is valid',
      '5:43 SCHEMA_UNSATISFIABLE "long" is required, and propertyNames refuses it: "long" has 4 characters, not at most 2',
      '6:41 SCHEMA_UNSATISFIABLE the format date has at least 10 characters, and maxLength is 8: nothing is valid',
      '7:61 SCHEMA_UNSATISFIABLE between minimum 11 and maximum 19 there is no multiple of 10: nothing is valid',
    ],
  ),
];
