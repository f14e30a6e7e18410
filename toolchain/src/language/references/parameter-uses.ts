import type { AgentDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { groupBy } from '../../model/group-by.ts';
import { channelsOfKey, linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import { parsePointer } from '../../source/pointer.ts';
import type { Use } from './use.ts';
import { usesIn } from './uses-in.ts';

/**
 * All uses of a parameter that mean the same one: its channel's, those of the agents that bind it there, of the other
 * channels of these agents, and so on. Channels that nothing binds together have parameters of their own.
 */
export function parameterUses(workspace: Workspace, use: Use): readonly Use[] {
  const { name } = use.symbol;
  const group = new ParameterGroup(workspace, name);
  const { document } = use.place;
  if (use.role === 'binds') {
    for (const agent of workspace.agents) if (agent.place.document === document) group.addAgent(agent);
  } else {
    const channel = parsePointer(use.place.pointer)[1];
    for (const other of workspace.channels)
      if (other.place.document === document && other.name === channel) group.addChannel(other);
  }
  return group.uses();
}

class ParameterGroup {
  readonly #workspace: Workspace;
  readonly #name: string;
  readonly #channels = new Set<ChannelDeclaration>();
  readonly #agents = new Set<AgentDeclaration>();

  constructor(workspace: Workspace, name: string) {
    this.#workspace = workspace;
    this.#name = name;
  }

  addAgent(agent: AgentDeclaration): void {
    if (this.#agents.has(agent) || !agent.parameters.includes(this.#name)) return;
    this.#agents.add(agent);
    const { channels, agents, backedUp } = linksOf(this.#workspace);
    for (const { key } of [...agent.receives, ...agent.sends])
      for (const channel of channelsOfKey(key, channels)) this.addChannel(channel);
    // An agent and its backup are started alike.
    const backup = agents.get(agent.backup ?? '');
    if (backup !== undefined) this.addAgent(backup);
    for (const other of backedUp.get(agent.name) ?? []) this.addAgent(other);
  }

  addChannel(channel: ChannelDeclaration): void {
    if (this.#channels.has(channel) || !Object.hasOwn(channel.resolved.parameters, this.#name)) return;
    this.#channels.add(channel);
    const { receivers, senders, observers } = linksOf(this.#workspace);
    for (const list of [receivers, senders, observers])
      for (const { agent } of list.get(channel.name) ?? []) this.addAgent(agent);
    // Channels that share their parameters by an alias share the text.
    for (const other of sharing(this.#workspace, channel, this.#name)) this.addChannel(other);
  }

  uses(): readonly Use[] {
    const documents = new Set([...this.#channels, ...this.#agents].map(({ place }) => place.document));
    const pointers = groupBy(this.#channels, ({ place }) => place.document);
    return this.#workspace.documents
      .filter(({ document }) => documents.has(document))
      .flatMap((entry) => {
        const channels = new Set(pointers.get(entry.document)?.map(({ name }) => name));
        const uses = usesIn(entry).bySymbol.get(`parameter ${this.#name}`) ?? [];
        return uses.filter(
          ({ role, place }) => role === 'binds' || channels.has(parsePointer(place.pointer)[1] ?? ''),
        );
      });
  }
}

/** The channels of the same file whose parameter is written at the same place. */
function sharing(
  workspace: Workspace,
  { place }: ChannelDeclaration,
  name: string,
): readonly ChannelDeclaration[] {
  const { document } = place;
  if (document.path.endsWith('.json') || !document.text.includes('*')) return [];
  const placesOf = (pointer: string): readonly number[] =>
    ['/parameters', '/address'].map((key) => document.locate(`${pointer}${key}`).start.offset);
  const own = placesOf(place.pointer);
  return workspace.channels.filter(
    (other) =>
      other.place.document === document &&
      Object.hasOwn(other.resolved.parameters, name) &&
      placesOf(other.place.pointer).some((offset, index) => offset === own[index]),
  );
}
