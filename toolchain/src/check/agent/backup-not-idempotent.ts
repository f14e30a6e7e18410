import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const backupNotIdempotent: Rule = {
  id: 'BACKUP_NOT_IDEMPOTENT',
  severity: 'warning',
  level: 'STRICT',
  summary:
    'A backup may handle a request that the agent handled as well, and its channel does not allow that.',
  each: 'agent',
  check: ({ name, backup, receives, place }, report, workspace) => {
    const { agents, channels } = linksOf(workspace);
    if (backup === null || backup === name || !agents.has(backup)) return;
    for (const { key } of receives) {
      const channel = channels.get(key);
      if (channel === undefined || channel.resolved.reply === null || channel.resolved.idempotent) continue;
      report({
        place: below(place, 'backup'),
        message: `after a timeout "${backup}" may handle a request on "${key}" that "${name}" handled as well`,
        hint: `if that does no harm, set idempotent: true on "${key}"`,
        related: [{ place: channel.place, part: 'key', message: 'the channel' }],
      });
    }
  },
};
