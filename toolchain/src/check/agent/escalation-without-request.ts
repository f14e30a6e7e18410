import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { hasNoCallers } from './callers.ts';

export const escalationWithoutRequest: Rule = {
  id: 'ESCALATION_WITHOUT_REQUEST',
  severity: 'warning',
  summary: 'An agent says what its callers do at a timeout, but nobody can send it requests.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { name, raw, place, escalation } = agent;
    const key = escalation.length > 0 ? 'escalation' : 'backup';
    if (raw[key] === undefined || !hasNoCallers(agent, workspace)) return;
    const what =
      key === 'backup'
        ? 'a backup takes the requests that an agent does not answer'
        : 'escalation is what the callers of an agent do when it does not answer';
    report({
      place: below(place, key),
      part: 'key',
      message: `${what}, but "${name}" receives no requests`,
      hint: 'it belongs to the agent that is asked, not to the one that asks',
    });
  },
};
