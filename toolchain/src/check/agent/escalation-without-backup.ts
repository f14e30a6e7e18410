import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const escalationWithoutBackup: Rule = {
  id: 'ESCALATION_WITHOUT_BACKUP',
  severity: 'error',
  summary: 'An escalation goes to the backup of an agent that has none.',
  each: 'agent',
  check: ({ name, backup, escalation, raw, place }, report) => {
    if (backup !== null || !escalation.includes('backup') || !Array.isArray(raw.escalation)) return;
    const at = below(place, 'escalation', raw.escalation.indexOf('backup'));
    report({
      place: at,
      message: `"${name}" has no backup to escalate to`,
      hint: 'add backup: and an agent',
    });
  },
};
