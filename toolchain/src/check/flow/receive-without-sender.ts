import type { AgentDeclaration, ReceiveDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import { hasSender } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const receiveWithoutSender: Rule = {
  id: 'RECEIVE_WITHOUT_SENDER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'An agent receives from a channel on which nobody sends.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const silent = silentReceives(workspace, agent);
    if (isIdle(agent, silent)) return;
    for (const { key, place } of silent) report({ place, part: 'key', message: `nobody sends on "${key}"` });
  },
};

/** The receives of an agent that nobody feeds. Request channels count elsewhere, backups are fed by those they back up. */
export function silentReceives(workspace: Workspace, agent: AgentDeclaration): readonly ReceiveDeclaration[] {
  const { channels } = linksOf(workspace);
  return agent.receives.filter(({ key }) => {
    const channel = channels.get(key);
    return channel?.resolved.reply === null && !hasSender(workspace, key);
  });
}

/** Whether nothing ever reaches an agent: one finding about it says more than one for each channel. */
export function isIdle(agent: AgentDeclaration, silent: readonly ReceiveDeclaration[]): boolean {
  return silent.length > 1 && silent.length === agent.receives.length;
}
