import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import { isPattern, isReservedName } from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';

/**
 * Whether nobody can send an agent requests, though it says what its callers do at a timeout. Where its backup receives
 * a request, the agent lacks the request rather than the callers.
 */
export function hasNoCallers(agent: AgentDeclaration, workspace: Workspace): boolean {
  if (mayBeAsked(agent, workspace)) return false;
  const standIn = linksOf(workspace).agents.get(agent.backup ?? '');
  return standIn === undefined || !mayBeAsked(standIn, workspace);
}

/** Whether an agent receives a request, or a channel of which nobody knows what it is. */
function mayBeAsked({ receives }: AgentDeclaration, workspace: Workspace): boolean {
  const { channels } = linksOf(workspace);
  return receives.some(({ key }) => {
    if (isPattern(key) || isReservedName(key)) return false;
    const channel = channels.get(key);
    return channel?.resolved.reply !== null || channel.raw.reply !== undefined;
  });
}
