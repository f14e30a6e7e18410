import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const ttlBeyondSession: Explanation = {
  rule: 'TTL_BEYOND_SESSION',
  why: 'While a receiver is away the broker keeps reliable messages in its session, and it forgets the session after an hour unless the agent was started with a longer `sessionExpirySeconds`. A longer `ttl` promises that a message is still of use later, but nobody is left who would deliver it.',
  fix: 'Make the channel `durable`: then messages wait at their sender until the `ttl`. Or start the receivers with sessions that last as long; then suppress the finding and say so.',
  keys: ['channel.ttl', 'channel.delivery', 'channel.durable'],
  bad: shelfWith('ttl: ⟪7d⟫'),
  good: shelfWith('ttl: 7d', 'durable: true'),
};
