import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const windowWithoutExactlyOnce: Explanation = {
  rule: 'WINDOW_WITHOUT_EXACTLY_ONCE',
  why: '`window` says for how long the ids of handled messages are remembered so that a second copy is recognised. Only `delivery: exactly-once` promises that. On any other channel the key changes nothing, and whoever reads it believes in a protection that is not there.',
  fix: 'Add `delivery: exactly-once` if a second handling would do harm, or take `window` away.',
  keys: ['channel.window', 'channel.delivery'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: 1h',
      '    window: ⟪2h⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: 1h',
      '    delivery: exactly-once',
      '    window: 2h',
    ),
  },
};
