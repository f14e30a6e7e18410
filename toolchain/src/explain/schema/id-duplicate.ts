import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaIdDuplicate: Explanation = {
  rule: 'SCHEMA_ID_DUPLICATE',
  why: '`$id` is the name by which other schemas refer to this one. When two have the same, a `$ref` leads to one of them, and nobody sees which: messages are judged by a schema that was not meant. It happens when a file is copied for a new version.',
  fix: 'Give the copy an `$id` of its own, best with the version in it. Files of one workspace need none: `$ref` takes the path of the file.',
  keys: ['schema.$id'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$id": "https://shop.example/item",',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
    'messages/order.v1.schema.json': lines(
      '{',
      '  "$id": ⟪"https://shop.example/item"⟫,',
      '  "type": "object",',
      '  "required": ["id"],',
      '  "properties": { "id": { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$id": "https://shop.example/item",',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
    'messages/order.v1.schema.json': lines(
      '{',
      '  "$id": "https://shop.example/order",',
      '  "type": "object",',
      '  "required": ["id"],',
      '  "properties": { "id": { "type": "string" } }',
      '}',
    ),
  },
};
