import type { AgentDeclaration } from '../../model/agent.ts';
import { channelsOfKey, linksOf, receivedMessages } from '../../model/link.ts';
import { isPattern, isReservedName } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const backupNotCovering: Rule = {
  id: 'BACKUP_NOT_COVERING',
  severity: 'error',
  summary: 'A backup does not receive all that the agent receives that it backs up.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { agents, channels } = linksOf(workspace);
    const taken = ({ receives }: AgentDeclaration, channel: string): ReadonlySet<string> => {
      // Patterns hold events, but never answer.
      const isRequest = channels.get(channel)?.resolved.reply !== null;
      const entries = receives.filter(({ key }) =>
        isRequest ? key === channel : channelsOfKey(key, channels).some(({ name }) => name === channel),
      );
      return new Set(entries.flatMap((entry) => receivedMessages(entry, channels)));
    };
    const backup = agents.get(agent.backup ?? '');
    if (backup === undefined || backup === agent) return;
    for (const receive of agent.receives) {
      // Observing and the system's own messages are nobody's duty.
      if (isPattern(receive.key) || isReservedName(receive.key) || !channels.has(receive.key)) continue;
      const covered = taken(backup, receive.key);
      const missing = receivedMessages(receive, channels).filter((type) => !covered.has(type));
      if (missing.length === 0) continue;
      const what = covered.size === 0 ? `"${receive.key}"` : `"${missing.join('", "')}" of "${receive.key}"`;
      const message = `the backup "${backup.name}" does not receive ${what}`;
      const related = [
        { place: receive.place, part: 'key', message: `"${agent.name}" receives it` } as const,
      ];
      report({ place: below(agent.place, 'backup'), message, related });
    }
  },
};
