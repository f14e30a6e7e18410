import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaPatternExponential: Explanation = {
  rule: 'SCHEMA_PATTERN_EXPONENTIAL',
  why: 'A matcher that goes back and tries every way, as those of ECMAScript, Java, Python and most others do, can read one text in very many ways here: a repetition stands inside another, or alternatives begin alike. When the match fails in the end it tries them all, and each repetition of the part that the message names doubles the time. Some forty characters then stop an agent for hours, and whoever may send to it can send them.',
  fix: 'Let each text be read in one way only: `^[a-z]+(-[a-z]+)*$` instead of `^([a-z]+-?)*$`. A `maxLength` beside the pattern does not help: it does not keep the pattern from being tried.',
  keys: ['schema.pattern', 'schema.patternProperties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string", "pattern": ⟪"^([a-z]+-?)*$"⟫ }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string", "pattern": "^[a-z]+(-[a-z]+)*$" }',
      '  }',
      '}',
    ),
  },
};
