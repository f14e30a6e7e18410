import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const channelLimitZero: Explanation = {
  rule: 'CHANNEL_LIMIT_ZERO',
  why: 'Nothing is a legal duration and a legal size, but no limit: a message with a `ttl` of nothing has expired when it arrives, a reply that may take no time is always late, a journal of no bytes takes no message.',
  fix: 'Write the limit that is meant, or leave the key out: the default is not nothing.',
  keys: [
    'channel.ttl',
    'channel.window',
    'channel.reply.timeout',
    'channel.durable.bytes',
    'channel.batch.bytes',
  ],
  bad: shelfWith('ttl: ⟪0s⟫'),
  good: shelfWith('ttl: 10s'),
};
