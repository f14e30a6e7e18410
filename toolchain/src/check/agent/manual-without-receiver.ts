import { below } from '../../model/place.ts';
import { isPattern, patternMatches } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

const channel = 'parley.events.escalation';

export const manualWithoutReceiver: Rule = {
  id: 'MANUAL_WITHOUT_RECEIVER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'An escalation goes to people, but no agent receives parley.events.escalation to tell them.',
  each: 'workspace',
  check: ({ agents }, report) => {
    const keys = agents.flatMap((agent) => agent.receives.map(({ key }) => key));
    if (
      keys.some(
        (key) =>
          key === channel || (isPattern(key) && key.startsWith('parley.') && patternMatches(key, channel)),
      )
    )
      return;
    for (const { escalation, raw, place } of agents) {
      if (!escalation.includes('manual') || !Array.isArray(raw.escalation)) continue;
      const at = below(place, 'escalation', raw.escalation.indexOf('manual'));
      report({ place: at, message: `manual reaches nobody: no agent receives ${channel}` });
    }
  },
};
