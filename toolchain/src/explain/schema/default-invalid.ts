import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaDefaultInvalid: Explanation = {
  rule: 'SCHEMA_DEFAULT_INVALID',
  why: 'A `default` only tells readers what absence means; Parley never fills it in. People and generators in other languages do, and a default that the schema refuses makes them send messages that nobody takes.',
  fix: 'Write a default that is valid by the schema beside it, or leave it out.',
  keys: ['schema.default'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "minimum": 1, "default": ⟪0⟫ }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "minimum": 0, "default": 0 }',
      '  }',
      '}',
    ),
  },
};
