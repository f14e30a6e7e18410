import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaPatternNotPortable: Explanation = {
  rule: 'SCHEMA_PATTERN_NOT_PORTABLE',
  why: 'Each language has regular expressions of its own: `\\d` takes in Arabic digits in some, look-around and lazy quantifiers are missing in others, and an escape can mean two things. An agent in another language would judge a message otherwise than the rest of the fleet, or not start. I-Regexp (RFC 9485) is the part that all of them share.',
  fix: 'Write what the hint says: `[0-9]` for `\\d`, `(` for `(?:`. The anchors `^` and `$` may stand at the ends of the whole pattern: put alternatives into a group, `^(a|b)$`. What look-around says is often said by two patterns under `allOf`, or by `not`. If all your agents will always run on ECMAScript, list the rule under `check.except`.',
  keys: ['schema.pattern', 'schema.patternProperties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string", "pattern": ⟪"^\\\\d{3}-(?:a|b)$"⟫ }',
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
      '    "sku": { "type": "string", "pattern": "^[0-9]{3}-(a|b)$" }',
      '  }',
      '}',
    ),
  },
};
