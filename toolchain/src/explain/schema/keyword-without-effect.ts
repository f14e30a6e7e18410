import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaKeywordWithoutEffect: Explanation = {
  rule: 'SCHEMA_KEYWORD_WITHOUT_EFFECT',
  why: 'Keywords judge values of one type and let all others pass, and some need another keyword beside them. Here the type is another, the partner is missing, or a narrower keyword leaves nothing to do. The schema is looser than it reads.',
  fix: 'Look for what was meant: most often the `type` is wrong, the keyword belongs one level deeper, or an `if` got lost. Otherwise take the keyword out.',
  keys: [
    'schema.minLength',
    'schema.minimum',
    'schema.format',
    'schema.properties',
    'schema.if',
    'schema.then',
    'schema.contains',
    'schema.unevaluatedProperties',
  ],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "left": { "type": "integer", ⟪"minLength"⟫: 1 } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "left": { "type": "integer", "minimum": 1 } }',
      '}',
    ),
  },
};
