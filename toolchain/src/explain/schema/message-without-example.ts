import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const messageWithoutExample: Explanation = {
  rule: 'MESSAGE_WITHOUT_EXAMPLE',
  why: 'An example is the quickest documentation, and the check proves it against the schema: a schema that refuses what it was made for is found at once. Without one both are missing.',
  fix: 'Write a message as it really travels under `examples`.',
  keys: ['schema.examples', 'message'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{ ⟪"type"⟫: "object", "properties": { "sku": { "type": "string" } } }',
    ),
    'messages/order.v1.schema.json': lines('{ "examples": [{}], "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "examples": [{}], "type": "object" }'),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{ "type": "object", "properties": { "sku": { "type": "string" } }, "examples": [{ "sku": "A-17" }] }',
    ),
    'messages/order.v1.schema.json': lines('{ "examples": [{}], "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "examples": [{}], "type": "object" }'),
  },
};
