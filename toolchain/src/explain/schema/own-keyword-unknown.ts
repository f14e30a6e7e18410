import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaOwnKeywordUnknown: Explanation = {
  rule: 'SCHEMA_OWN_KEYWORD_UNKNOWN',
  why: "Keywords that begin with `x-parley-` are Parley's own, and it has none of that name. A misspelt `x-parley-sensitive` leaves personal data unmarked, without a word.",
  fix: 'Take the spelling that the hint gives. Keywords of your own begin with `x-` and another word.',
  keys: ['schema.x-parley-sensitive'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "buyer": { "type": "string", ⟪"x-parley-sensitve"⟫: true }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "buyer": { "type": "string", "x-parley-sensitive": true }',
      '  }',
      '}',
    ),
  },
};
