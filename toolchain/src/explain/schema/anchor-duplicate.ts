import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaAnchorDuplicate: Explanation = {
  rule: 'SCHEMA_ANCHOR_DUPLICATE',
  why: 'Two schemas of one file, or of one part with an `$id`, carry the same anchor. A `$ref` to `#name` can only mean one of them, and which one it takes depends on the reader: two agents may judge the same message by different schemas.',
  fix: 'Give each schema an anchor of its own, and look at the references to see which of the two they mean. A schema inside a part with its own `$id` may use the name again.',
  keys: ['schema.$anchor', 'schema.$dynamicAnchor'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "$ref": "#code" } },',
      '  "$defs": {',
      '    "sku": { "$anchor": "code", "type": "string" },',
      '    "ean": { "$anchor": ⟪"code"⟫, "type": "integer" }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "$ref": "#sku" } },',
      '  "$defs": {',
      '    "sku": { "$anchor": "sku", "type": "string" },',
      '    "ean": { "$anchor": "ean", "type": "integer" }',
      '  }',
      '}',
    ),
  },
};
