import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import { isPattern, isReservedName } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const escalationWithoutRequest: Rule = {
  id: 'ESCALATION_WITHOUT_REQUEST',
  severity: 'warning',
  summary: 'An agent says what its callers do at a timeout, but nobody can send it requests.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { name, raw, place, escalation, backup } = agent;
    const key = escalation.length > 0 ? 'escalation' : 'backup';
    if (raw[key] === undefined || mayBeAsked(agent, workspace)) return;
    // Then the agent lacks the request, not the backup its use.
    const standIn = linksOf(workspace).agents.get(backup ?? '');
    if (standIn !== undefined && mayBeAsked(standIn, workspace)) return;
    const what =
      key === 'backup' ? 'a backup takes requests' : 'escalation is what callers do when a request times out';
    report({
      place: below(place, key),
      part: 'key',
      message: `${what}, but "${name}" receives no request channel`,
    });
  },
};

/** Whether an agent receives a request, or a channel of which nobody knows what it is. */
function mayBeAsked({ receives }: AgentDeclaration, workspace: Workspace): boolean {
  const { channels } = linksOf(workspace);
  return receives.some(({ key }) => {
    if (isPattern(key) || isReservedName(key)) return false;
    return channels.get(key)?.resolved.reply !== null;
  });
}
