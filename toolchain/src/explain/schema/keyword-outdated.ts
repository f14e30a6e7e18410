import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaKeywordOutdated: Explanation = {
  rule: 'SCHEMA_KEYWORD_OUTDATED',
  why: 'The keyword comes from an older draft of JSON Schema. 2020-12 gives it another meaning or does not know it, so it judges nothing: what the schema seems to demand nobody checks.',
  fix: 'Take the spelling of 2020-12 that the hint names: `prefixItems` for a list of schemas under `items`, `dependentRequired` and `dependentSchemas` for `dependencies`, a number for a boolean `exclusiveMinimum`, `$id` for `id`, `$dynamicRef` for `$recursiveRef`.',
  keys: [
    'schema.dependencies',
    'schema.additionalItems',
    'schema.items',
    'schema.exclusiveMinimum',
    'schema.exclusiveMaximum',
    'schema.id',
    'schema.$recursiveRef',
  ],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "minimum": 0, ⟪"exclusiveMinimum"⟫: true }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "left": { "type": "integer", "exclusiveMinimum": 0 } }',
      '}',
    ),
  },
};
