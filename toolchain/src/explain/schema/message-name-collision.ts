import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const messageNameCollision: Explanation = {
  rule: 'MESSAGE_NAME_COLLISION',
  why: 'Generated code names types after messages, without dots and dashes. Two messages that differ in nothing else get suffixes made of digits and letters, and nobody who reads `OrderDoneV1_1x0k2` knows which message it is.',
  fix: 'Rename one of the two: names that people confuse are confused on the wire as well.',
  keys: ['message'],
  bad: {
    'messages/order-done.v1.schema.json': lines('{ "type": "object" }'),
    'messages/order.done.v1.schema.json': lines('{ ⟪"type"⟫: "object" }'),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, order-done.v1, order.done.v1]',
    ),
  },
  good: {
    'messages/order-done.v1.schema.json': lines('{ "type": "object" }'),
    'messages/order.sent.v1.schema.json': lines('{ "type": "object" }'),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, order-done.v1, order.sent.v1]',
    ),
  },
};
