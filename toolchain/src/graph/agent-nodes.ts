import { groupBy } from '../model/group-by.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import { linksOf } from '../model/link.ts';
import { agentId } from './ids.ts';
import type { AgentNode } from './model.ts';
import { nameOfFile } from './regions.ts';
import { sourceOf } from './source.ts';
import type { GraphContext } from './uses.ts';

/** Agents by name: declared ones, backups that are not there, and files that say nothing readable. */
export function createAgentNodes({ workspace, regions }: GraphContext): readonly AgentNode[] {
  const agents = [...linksOf(workspace).agents.values()];
  const backs = groupBy(agents, ({ backup }) => backup);
  const backedBy = (name: string): readonly string[] =>
    (backs.get(name) ?? []).map((agent) => agent.name).sort();
  const ghost = (name: string, state: AgentNode['state']): AgentNode => ({
    id: agentId(name),
    kind: 'agent',
    name,
    state,
    version: null,
    external: false,
    backs: backedBy(name),
    source: null,
    problems: regions.problemsOf(agentId(name)),
  });
  const nodes = new Map(agents.map((agent) => [agent.name, toNode(agent, backedBy(agent.name))]));
  function toNode(agent: AgentDeclaration, backed: readonly string[]): AgentNode {
    return {
      ...ghost(agent.name, agent.imported ? 'imported' : 'declared'),
      ...(agent.description === undefined ? {} : { description: agent.description }),
      version: agent.version,
      external: agent.external,
      backs: backed,
      source: sourceOf(agent.place),
    };
  }
  for (const name of unreadableAgents(agents, workspace.documents))
    nodes.set(name, ghost(name, 'unreadable'));
  for (const name of backs.keys()) {
    if (name !== null && !nodes.has(name)) nodes.set(name, ghost(name, 'missing'));
  }
  return [...nodes.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Agent files without a name in them. */
function unreadableAgents(
  agents: readonly AgentDeclaration[],
  documents: GraphContext['workspace']['documents'],
): readonly string[] {
  const read = new Set(agents.map(({ place }) => place.document.path));
  const names = new Set(agents.map(({ name }) => name));
  return documents
    .filter(({ document, kind }) => kind === 'agent' && !read.has(document.path))
    .map(({ document }) => nameOfFile(document.path))
    .filter((name) => !names.has(name));
}
