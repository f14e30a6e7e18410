import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaStringUnbounded: Explanation = {
  rule: 'SCHEMA_STRING_UNBOUNDED',
  why: 'A text without `maxLength` may be as long as a message can be. It ends in a column, a log line or a file name that is shorter, and an attacker who may send one fills memory and disk.',
  fix: 'Write `maxLength`, an `enum`, a format that is short by itself (`uuid`, `date`, `date-time`, `ipv4` ...) or a pattern with an end, such as `^[A-Z]{2}-\\d{4}$`.',
  keys: ['schema.maxLength', 'schema.format', 'schema.pattern', 'schema.type'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "type": ⟪"string"⟫ } }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "sku": { "type": "string", "maxLength": 32 } }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
};
