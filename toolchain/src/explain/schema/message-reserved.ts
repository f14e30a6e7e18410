import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const messageReserved: Explanation = {
  rule: 'MESSAGE_RESERVED',
  why: "Types that begin with `parley.` are Parley's own messages: status, health, receipts, dead letters. Agents take them by their type; a message of yours under such a name would be read as one of them, or clash with one that a later version brings.",
  fix: 'Give the file a name that begins with a word of your own: `shop.status.v1.schema.json`.',
  keys: ['message'],
  bad: { 'messages/parley.stock.v1.schema.json': lines('{ ⟪"type"⟫: "object" }') },
  good: { 'messages/item.v1.schema.json': lines('{ "type": "object" }') },
};
