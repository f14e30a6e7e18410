import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaFormatUnknown: Explanation = {
  rule: 'SCHEMA_FORMAT_UNKNOWN',
  why: 'JSON Schema lets a validator ignore a `format` that it does not know: the schema seems to promise a date, and `"tomorrow"` passes. Parley asserts the formats of a fixed list, and one that is not on it would be a promise that nobody checks.',
  fix: 'Take the name that the hint gives. For a form of your own use `pattern`, and say in `description` what it is. Numbers have no formats here: write `minimum` and `maximum` for `int32`.',
  keys: ['schema.format'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "sku": { "type": "string" },',
      '    "seen": { "type": "string", "format": ⟪"datetime"⟫ }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "sku": { "type": "string" },',
      '    "seen": { "type": "string", "format": "date-time" }',
      '  }',
      '}',
    ),
  },
};
