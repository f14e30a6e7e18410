import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaArrayUnbounded: Explanation = {
  rule: 'SCHEMA_ARRAY_UNBOUNDED',
  why: 'A list without `maxItems` may have a million items. One such message fills the memory of its receiver and keeps everything behind it waiting; it passes every test, for tests use short lists.',
  fix: 'Write `maxItems` with what the receiver is built for, or `items: false` after `prefixItems` where the places are fixed. Long lists are better sent as many messages.',
  keys: ['schema.maxItems', 'schema.items', 'schema.type'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "tags": { "type": ⟪"array"⟫, "items": { "enum": ["new", "sale"] } }',
      '  }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "tags": { "type": "array", "items": { "enum": ["new", "sale"] }, "maxItems": 10 }',
      '  }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
};
