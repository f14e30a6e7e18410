import { requestWith, shopSends } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const sendTimeoutBeyondTtl: Explanation = {
  rule: 'SEND_TIMEOUT_BEYOND_TTL',
  why: 'A request that has expired is not handled any more. This agent waits longer than the request lives, so it waits the last part for nothing.',
  fix: 'Wait at most as long as the `ttl` of the channel, or let requests live longer.',
  keys: ['agent.sends.timeout', 'channel.ttl'],
  bad: { ...requestWith('ttl: 10s'), ...shopSends('{ timeout: ⟪20s⟫ }') },
  good: { ...requestWith('ttl: 10s'), ...shopSends('{ timeout: 8s }') },
};
