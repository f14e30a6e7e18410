import type { AgentDeclaration, ReceiveDeclaration } from '../../model/agent.ts';
import { holdsChannel, linksOf, receivedMessages } from '../../model/link.ts';
import { isPattern, isReservedName } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { nearestOf } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const backupNotCovering: Rule = {
  id: 'BACKUP_NOT_COVERING',
  severity: 'error',
  summary: 'A backup does not receive all that the agent receives that it backs up.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const backup = linksOf(workspace).agents.get(agent.backup ?? '');
    if (backup === undefined || backup === agent) return;
    const gaps = gapsOf(workspace, agent, backup);
    if (gaps.length === 0) return;
    report({
      place: below(agent.place, 'backup'),
      message: `the backup "${backup.name}" does not receive ${gaps.map(({ what }) => what).join(', ')}`,
      hint: gaps.some(({ isObserved }) => isObserved)
        ? 'a pattern observes and never answers: name the request'
        : undefined,
      related: gaps.map(({ receive }) => {
        return { place: receive.place, part: 'key', message: `"${agent.name}" receives it` };
      }),
    });
  },
};

interface Gap {
  readonly receive: ReceiveDeclaration;
  /** A whole channel, or messages of it. */
  readonly what: string;
  /** Whether a pattern of the backup holds the channel, which is not enough. */
  readonly isObserved: boolean;
}

function gapsOf(workspace: Workspace, agent: AgentDeclaration, backup: AgentDeclaration): readonly Gap[] {
  const { channels } = linksOf(workspace);
  return agent.receives.flatMap((receive) => {
    const { key } = receive;
    // Observing and the system's own messages are nobody's duty.
    if (isPattern(key) || isReservedName(key)) return [];
    const isRequest = channels.get(key)?.resolved.reply !== null;
    const holding = backup.receives.filter((other) => holdsChannel(other.key, key, channels));
    const answering = holding.filter((other) => !isRequest || !isPattern(other.key));
    const covered = new Set(answering.flatMap((other) => receivedMessages(other, channels)));
    // A key that is misspelt is told by itself.
    const isMisspelt = backup.receives.some(
      (other) =>
        !isPattern(other.key) && !channels.has(other.key) && nearestOf(other.key, channels.keys()) === key,
    );
    if (isMisspelt) return [];
    const missing = receivedMessages(receive, channels).filter((type) => !covered.has(type));
    if (missing.length === 0) return [];
    const what = covered.size === 0 ? `"${key}"` : `"${missing.join('", "')}" of "${key}"`;
    return [{ receive, what, isObserved: answering.length < holding.length }];
  });
}
