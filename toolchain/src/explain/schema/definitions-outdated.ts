import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaDefinitionsOutdated: Explanation = {
  rule: 'SCHEMA_DEFINITIONS_OUTDATED',
  why: 'Since 2019 the place for shared schemas is called `$defs`. Parley reads `definitions` as the same, but a file with both, or a workspace with either, makes people look for a difference that is not there.',
  fix: 'Rename it to `$defs`, and `#/definitions/...` in references with it.',
  keys: ['schema.definitions'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "$ref": "#/definitions/sku" } },',
      '  ⟪"definitions"⟫: { "sku": { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "$ref": "#/$defs/sku" } },',
      '  "$defs": { "sku": { "type": "string" } }',
      '}',
    ),
  },
};
