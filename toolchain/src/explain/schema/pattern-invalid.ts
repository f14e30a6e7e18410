import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaPatternInvalid: Explanation = {
  rule: 'SCHEMA_PATTERN_INVALID',
  why: 'The pattern is no regular expression of ECMAScript with the `u` flag. A validator that compiles it throws, so no message of this type can be judged, sent or received. Typical reasons are a group that is not closed and escapes of other dialects, such as `\\-` outside of a class, `\\A` or `(?i)`.',
  fix: 'Mend the expression; the message says what is wrong with it. With the `u` flag only characters that mean something may be escaped. In JSON each backslash is written twice.',
  keys: ['schema.pattern', 'schema.patternProperties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string", "pattern": ⟪"^([a-z]+$"⟫ } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string", "pattern": "^[a-z]+$" } }',
      '}',
    ),
  },
};
