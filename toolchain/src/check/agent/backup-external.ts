import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const backupExternal: Rule = {
  id: 'BACKUP_EXTERNAL',
  severity: 'warning',
  summary: 'A backup is a foreign client, which has no inbox for requests.',
  each: 'agent',
  check: ({ backup, place }, report, workspace) => {
    const standIn = linksOf(workspace).agents.get(backup ?? '');
    if (standIn?.external !== true) return;
    report({
      place: below(place, 'backup'),
      message: `"${standIn.name}" is external: a backup is asked through its inbox, which foreign clients do not have`,
      related: [{ place: below(standIn.place, 'external'), message: 'external here' }],
    });
  },
};
