import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const messageWithoutDescription: Explanation = {
  rule: 'MESSAGE_WITHOUT_DESCRIPTION',
  why: 'A schema says which members a message has, not when it is sent and what it means. The description stands over the generated type, in the bundle and in the explorer; without one the next team guesses.',
  fix: 'Write one sentence under `description`: what has happened, or what is asked for.',
  keys: ['schema.description', 'message'],
  bad: {
    'messages/item.v1.schema.json': lines('{ ⟪"type"⟫: "object" }'),
    'messages/order.v1.schema.json': lines('{ "description": "What the shop says.", "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "description": "What the shop says.", "type": "object" }'),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{ "type": "object", "description": "The number of pieces on a shelf has changed." }',
    ),
    'messages/order.v1.schema.json': lines('{ "description": "What the shop says.", "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "description": "What the shop says.", "type": "object" }'),
  },
};
