import { shopSends } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const agentTimeoutZero: Explanation = {
  rule: 'AGENT_TIMEOUT_ZERO',
  why: 'A timeout of nothing is not "no timeout": each run of the handler, or each request, is over before it began.',
  fix: 'Write how long it may take, or leave the key out: handlers then have 30 seconds, requests what the channel says.',
  keys: ['agent.receives.timeout', 'agent.sends.timeout'],
  bad: shopSends('{ timeout: ⟪0s⟫ }'),
  good: shopSends('{ timeout: 3s }'),
};
