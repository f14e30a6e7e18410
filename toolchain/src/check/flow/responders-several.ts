import { isCounted } from '../../model/link.ts';
import { backupCircle } from '../agent/backups.ts';
import { isMeant } from '../misspelt.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const respondersSeveral: Rule = {
  id: 'RESPONDERS_SEVERAL',
  severity: 'error',
  summary: 'Several agents receive a request channel, and each of them would answer.',
  each: 'channel',
  check: (channel, report, workspace) => {
    if (!isCounted(workspace, channel)) return;
    const { name, resolved } = channel;
    if (resolved.reply === null) return;
    const [first, ...others] = rolesOf(workspace, name).receivers;
    if (first === undefined) return;
    const responder = first.agent.name;
    const related = [{ place: first.receive.place, part: 'key', message: `"${responder}" answers` } as const];
    for (const { agent, receive } of others) {
      // Agents that back one another up are told of that, and so is who misspells the other's name as its backup.
      if (backupCircle(workspace, agent).includes(first.agent)) continue;
      if ([first.agent, agent].some(({ name: one }) => isMeant(workspace, one, 'backup'))) continue;
      const message = `requests on "${name}" are answered by "${responder}" already`;
      report({
        place: receive.place,
        part: 'key',
        message,
        hint: 'one may be the backup of the other',
        related,
      });
    }
  },
};
