import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { hasNoCallers } from './callers.ts';

const channel = 'parley.events.escalation';

export const manualWithoutReceiver: Rule = {
  id: 'MANUAL_WITHOUT_RECEIVER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'An escalation goes to people, but no agent receives parley.events.escalation to tell them.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { escalation, raw, place } = agent;
    if (!escalation.includes('manual') || !Array.isArray(raw.escalation)) return;
    if (linksOf(workspace).listeners.has(channel)) return;
    // Then nothing of the escalation ever happens, which is a finding of its own.
    if (hasNoCallers(agent, workspace)) return;
    const at = below(place, 'escalation', raw.escalation.indexOf('manual'));
    report({ place: at, message: `manual reaches nobody: no agent receives ${channel}` });
  },
};
