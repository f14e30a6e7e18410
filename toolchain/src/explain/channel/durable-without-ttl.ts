import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const durableWithoutTtl: Explanation = {
  rule: 'DURABLE_WITHOUT_TTL',
  why: 'The sender of a durable message keeps it on disk until every receiving agent has confirmed it. If one of them never comes back, only the `ttl` ends the waiting: then the message becomes a dead letter that somebody can look at. The default of 24h is a guess that nobody has made for your data, and a full journal refuses new messages.',
  fix: 'Say how long a message is of use to its receivers: `ttl: 24h`. Take the longest time that a receiver may be away and should still get it.',
  keys: ['channel.durable', 'channel.ttl'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    durable: ⟪true⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    durable: true',
      '    ttl: 24h',
    ),
  },
};
