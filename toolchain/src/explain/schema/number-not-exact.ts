import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const numberNotExact: Explanation = {
  rule: 'NUMBER_NOT_EXACT',
  why: 'Parley, like every program that keeps numbers in 64 bits, reads about 16 digits. The number in the file has more: what is checked, generated and sent is another number than the one that people read.',
  fix: 'Write the number with the digits that are kept, or carry it as text: identifiers and amounts with many digits are safer so anyway.',
  keys: ['schema.maximum', 'schema.minimum', 'schema.enum', 'schema.const', 'schema.examples'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "maximum": ⟪9007199254740993⟫ }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "maximum": 9007199254740991 }',
      '  }',
      '}',
    ),
  },
};
