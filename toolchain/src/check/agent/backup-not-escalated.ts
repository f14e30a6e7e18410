import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const backupNotEscalated: Rule = {
  id: 'BACKUP_NOT_ESCALATED',
  severity: 'warning',
  summary: 'An agent has a backup, but its escalation never goes there.',
  each: 'agent',
  check: ({ backup, escalation, raw, place }, report) => {
    if (backup === null || !Array.isArray(raw.escalation) || escalation.includes('backup')) return;
    // A step that is no step may be the one that is meant.
    if (escalation.length < raw.escalation.length) return;
    report({
      place: below(place, 'escalation'),
      message: `no step is backup, so callers never go to "${backup}"`,
      hint: 'add the step backup',
      related: [{ place: below(place, 'backup'), message: 'the backup' }],
    });
  },
};
