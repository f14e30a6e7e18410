import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const backupUnresolved: Rule = {
  id: 'BACKUP_UNRESOLVED',
  severity: 'error',
  summary: 'An agent names a backup that is not there, itself, or one that it backs up in turn.',
  each: 'agent',
  check: ({ name, backup, place }, report, workspace) => {
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
    } else if (agents.get(backup)?.backup === name) {
      report({ place: at, message: `"${backup}" has "${name}" as its own backup: neither would answer` });
    }
  },
};
