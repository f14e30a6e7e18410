import { shopSends } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const sendTimeoutBelowHandler: Explanation = {
  rule: 'SEND_TIMEOUT_BELOW_HANDLER',
  why: 'The responder may take longer for a single try than this requester waits. A handler that uses the time it has been given works for nobody, and the requester sees a timeout where an answer was on its way.',
  fix: 'Wait longer than the handler may take, or give the handler less time.',
  keys: ['agent.sends.timeout', 'agent.receives.timeout'],
  bad: shopSends('{ timeout: ⟪500ms⟫ }'),
  good: shopSends('{ timeout: 3s }'),
};
