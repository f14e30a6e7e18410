import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';

/** The agents for which another stands in. */
export function backedUpBy(workspace: Workspace, name: string): readonly AgentDeclaration[] {
  return (linksOf(workspace).backedUp.get(name) ?? []).filter((agent) => agent.name !== name);
}

/** Whether the backups of an agent lead back to it. */
export function isInBackupCircle(workspace: Workspace, agent: AgentDeclaration): boolean {
  return backupCircle(workspace, agent).length > 0;
}

/** The agents that back one another up in a circle, from this one on; none where its backups end or lead elsewhere. */
export function backupCircle(workspace: Workspace, agent: AgentDeclaration): readonly AgentDeclaration[] {
  const { agents } = linksOf(workspace);
  const circle: AgentDeclaration[] = [];
  for (
    let next: AgentDeclaration | undefined = agent;
    next !== undefined;
    next = agents.get(next.backup ?? '')
  ) {
    if (next.name === agent.name && circle.length > 0) return circle;
    if (circle.includes(next)) return [];
    circle.push(next);
  }
  return [];
}
