import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaEnumValueUnusable: Explanation = {
  rule: 'SCHEMA_ENUM_VALUE_UNUSABLE',
  why: 'One value of the enum is there twice, or the rest of the schema refuses it: the type is another, or the text is too long. Who reads the list believes that the value may be sent; the first sender who does gets an error.',
  fix: 'Take the value out, or change what refuses it: often the `type` lacks `null`, or a number stands between quotes.',
  keys: ['schema.enum'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "state": { "type": "string", "enum": ["new", "sold", ⟪null⟫] }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "state": { "type": ["string", "null"], "enum": ["new", "sold", null] }',
      '  }',
      '}',
    ),
  },
};
