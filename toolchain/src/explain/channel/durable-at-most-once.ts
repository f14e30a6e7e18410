import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const durableAtMostOnce: Explanation = {
  rule: 'DURABLE_AT_MOST_ONCE',
  why: '`durable` promises that a message outlives a crash of its sender, of the broker and of its receiver, and is sent again until every receiving agent has confirmed it. `at-most-once` promises the opposite: sent once, never again, lost without a word. Nothing can keep both.',
  fix: 'Use `delivery: at-least-once`, or `exactly-once` if a second handling would do harm. If a lost message is no loss, because the next one replaces it, take `durable` away.',
  keys: ['channel.durable', 'channel.delivery'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    delivery: at-most-once',
      '    ttl: 1h',
      '    durable: ⟪true⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    delivery: at-least-once',
      '    ttl: 1h',
      '    durable: true',
    ),
  },
};
