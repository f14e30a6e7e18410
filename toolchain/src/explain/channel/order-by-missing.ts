import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const orderByMissing: Explanation = {
  rule: 'ORDER_BY_MISSING',
  why: 'Messages with the same value at `orderBy` are handled one after the other, also when many handlers run at once. A message that lacks the member has no such value: it would be handled beside the others, and an older state could overwrite a newer one. A member that is optional is missing one day.',
  fix: 'Name a member that the schema of every message of the channel requires, and write it under `required` on each level: for `/item/sku` both `item` and, inside it, `sku`. Messages without such a member belong on a channel of their own.',
  keys: ['channel.orderBy', 'channel.messages', 'schema.required'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    orderBy: ⟪/left⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    orderBy: /sku',
    ),
  },
};
