import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaReferenceUnresolved: Explanation = {
  rule: 'SCHEMA_REF_UNRESOLVED',
  why: 'The `$ref` leads to no schema, so that part of the message cannot be judged, and no type can be generated for it. Parley never fetches a schema from a network: a check must give the same result tomorrow and on a train.',
  fix: 'Take the path that the hint gives; it is seen from the file with the `$ref`. Inside a file write `#/$defs/name`. Put a schema from elsewhere into the workspace, with its `$id` if others refer to it by that.',
  keys: ['schema.$ref', 'schema.$dynamicRef'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "$ref": ⟪"#/$defs/sk"⟫ } },',
      '  "$defs": { "sku": { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "$ref": "#/$defs/sku" } },',
      '  "$defs": { "sku": { "type": "string" } }',
      '}',
    ),
  },
};
