import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import { backupCircle } from './backups.ts';
import type { Rule } from '../rule.ts';

export const backupUnresolved: Rule = {
  id: 'BACKUP_UNRESOLVED',
  severity: 'error',
  summary: 'An agent names a backup that is not there, itself, or one whose backups lead back to it.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { name, backup, place } = agent;
    const { agents } = linksOf(workspace);
    if (backup === null) return;
    const at = below(place, 'backup');
    if (backup === name) report({ place: at, message: `"${name}" cannot be its own backup` });
    else if (!agents.has(backup)) {
      const message = `there is no agent "${backup}"`;
      report({
        place: at,
        message,
        hint: didYouMean(
          backup,
          [...agents.keys()].filter((other) => other !== name),
        ),
      });
    } else {
      const [first, ...others] = backupCircle(workspace, agent);
      // The circle is one mistake: the first by name tells it.
      if (first === undefined || others.some((other) => other.name < name)) return;
      report({
        place: at,
        message: `backups go in a circle: ${[name, ...others.map((other) => other.name), name].join(' → ')}; none of them would answer`,
        related: others.map((other) => ({
          place: below(other.place, 'backup'),
          message: `the backup of "${other.name}"`,
        })),
      });
    }
  },
};
