import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const escalationWithoutBackup: Rule = {
  id: 'ESCALATION_WITHOUT_BACKUP',
  severity: 'error',
  summary: 'An escalation goes to the backup of an agent that has none.',
  each: 'workspace',
  check: ({ agents }, report) => {
    for (const { name, backup, escalation, raw, place } of agents) {
      if (backup !== null || !escalation.includes('backup') || !Array.isArray(raw.escalation)) continue;
      const at = below(place, 'escalation', raw.escalation.indexOf('backup'));
      report({
        place: at,
        message: `"${name}" has no backup to escalate to`,
        hint: 'add backup: and an agent',
      });
    }
  },
};
