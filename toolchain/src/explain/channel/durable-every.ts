import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const durableEvery: Explanation = {
  rule: 'DURABLE_EVERY',
  why: 'A durable send is done when every agent that receives the channel has confirmed it. With `share: every` each *instance* gets a copy, and nobody knows how many instances there will be: the sender could never say that all have it.',
  fix: 'Use `share: one`: each agent gets the message once, one of its instances handles it and confirms. If every instance must hear of it, send it without `durable`.',
  keys: ['channel.durable', 'channel.share'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: 1h',
      '    durable: true',
      '    share: ⟪every⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: 1h',
      '    durable: true',
      '    share: one',
    ),
  },
};
