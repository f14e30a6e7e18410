import { textField } from '../../../model/fields.ts';
import { channelsOfKey, linksOf } from '../../../model/link.ts';
import { isPattern } from '../../../model/names.ts';
import type { AgentDeclaration } from '../../../model/agent.ts';
import type { Workspace } from '../../../model/workspace.ts';
import type { Candidate } from '../item.ts';

/** Every agent. */
export function agents(workspace: Workspace): readonly Candidate[] {
  return [...linksOf(workspace).agents.values()].map((agent) => toCandidate(agent, 10));
}

/** Agents that can stand in for another one: those that receive all that it does first. */
export function backups(workspace: Workspace, document: unknown): readonly Candidate[] {
  const own = textField(document, 'agent');
  const known = linksOf(workspace).agents;
  const keys = known.get(own ?? '')?.receives.map(({ key }) => key) ?? [];
  return [...known.values()]
    .filter(({ name }) => name !== own)
    .map((agent) => {
      const taken = new Set(agent.receives.map(({ key }) => key));
      const isAble = keys.length > 0 && keys.every((key) => taken.has(key));
      return toCandidate(agent, agent.external ? 60 : isAble ? 10 : 30);
    });
}

/** Agents whose commands are obeyed: the tools first. */
export function operators(workspace: Workspace): readonly Candidate[] {
  const tools = ['parley-cli', 'parley-explorer'].map((name): Candidate => ({
    value: name,
    kind: 'agent',
    detail: 'a tool of Parley',
    rank: 5,
  }));
  return [...tools, ...agents(workspace)];
}

/** What other agents say that they are good at. */
export function capabilities(workspace: Workspace): readonly Candidate[] {
  const counts = new Map<string, number>();
  for (const agent of workspace.agents)
    for (const word of new Set(agent.capabilities)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({
    value: word,
    kind: 'word',
    detail: count === 1 ? '1 agent' : `${count} agents`,
    rank: 10,
  }));
}

/** The parameters of the channels that an agent names; those of other channels come after them. */
export function parameters(workspace: Workspace, document: unknown): readonly Candidate[] {
  const { channels, agents: known } = linksOf(workspace);
  const agent = known.get(textField(document, 'agent') ?? '');
  const keys = [...(agent?.receives ?? []), ...(agent?.sends ?? [])].map(({ key }) => key);
  const near = new Set(
    keys.flatMap((key) =>
      channelsOfKey(key, channels).flatMap(({ resolved }) => Object.keys(resolved.parameters)),
    ),
  );
  const all = new Set([
    ...near,
    ...workspace.channels.flatMap(({ resolved }) => Object.keys(resolved.parameters)),
  ]);
  return [...all].map((name) => ({
    value: name,
    kind: 'parameter',
    detail: near.has(name) ? 'of a channel of this agent' : undefined,
    rank: near.has(name) ? 10 : 40,
  }));
}

/** Parameters that other addresses have. */
export function parameterNames(workspace: Workspace): readonly Candidate[] {
  const names = new Set([
    ...workspace.channels.flatMap(({ resolved }) => Object.keys(resolved.parameters)),
    ...workspace.agents.flatMap((agent) => agent.parameters),
  ]);
  return [...names].map((name) => ({ value: name, kind: 'parameter', rank: 20 }));
}

function toCandidate({ name, description, receives }: AgentDeclaration, rank: number): Candidate {
  const observes = receives.some(({ key }) => isPattern(key));
  return {
    value: name,
    kind: 'agent',
    detail: description ?? (observes ? 'observes' : undefined),
    symbol: { kind: 'agent', name },
    rank,
  };
}
