import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const illegalDuration: Explanation = {
  rule: 'DURATION_ILLEGAL',
  why: 'A number alone does not say whether it counts milliseconds or seconds, and people read it both ways; a factor of a thousand between a timeout and a `ttl` shows only under load. So every duration has a unit, and what has none is not used.',
  fix: 'Write a number and one unit: `200ms`, `30s`, `5m`, `24h`, `7d`, with no space between. Of two units take the smaller one: `90m`, not `1h30m`. A `backoff` is a range: `200ms..5s`.',
  keys: [
    'channel.ttl',
    'channel.window',
    'channel.reply.timeout',
    'channel.batch.linger',
    'agent.receives.timeout',
    'agent.receives.retry.backoff',
    'agent.sends.timeout',
  ],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: ⟪60⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    ttl: 60s',
    ),
  },
};
