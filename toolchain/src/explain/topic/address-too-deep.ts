import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressTooDeep: Explanation = {
  rule: 'ADDRESS_TOO_DEEP',
  why: 'Brokers limit the levels of a topic: EMQX takes 128 unless told otherwise, Mosquitto 200. A publish or a subscription beyond that is refused, often by closing the connection. The levels of the tenant count.',
  fix: 'Put what varies into the message, or join levels that always go together.',
  keys: ['channel.address', 'config.tenant'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/x/changed',
      '    messages: [item.v1]',
    ),
  },
};
