import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { backedUpBy, isInBackupCircle } from './backups.ts';

export const backupChain: Rule = {
  id: 'BACKUP_CHAIN',
  severity: 'warning',
  summary: 'A backup has a backup of its own, to which nobody ever goes.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { name, backup, place } = agent;
    if (backup === null || !linksOf(workspace).agents.has(backup) || isInBackupCircle(workspace, agent))
      return;
    const [first] = backedUpBy(workspace, name);
    if (first === undefined) return;
    report({
      place: below(place, 'backup'),
      message: `callers of "${first.name}" go to its backup "${name}" and no further: nobody ever goes to "${backup}"`,
      related: [
        { place: below(first.place, 'backup'), message: `"${name}" only stands in for "${first.name}"` },
      ],
    });
  },
};
