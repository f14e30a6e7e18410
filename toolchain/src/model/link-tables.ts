import type { AgentDeclaration, ReceiveDeclaration, SendDeclaration } from './agent.ts';
import type { ChannelDeclaration, ReservedName } from './channel.ts';
import { groupBy } from './group-by.ts';
import { isPattern, isReservedName, patternMatches, reservedChannels } from './names.ts';
import type { MessageDeclaration, Workspace, WorkspaceDocument } from './workspace.ts';

export interface Receiver {
  readonly agent: AgentDeclaration;
  readonly receive: ReceiveDeclaration;
}

export interface Sender {
  readonly agent: AgentDeclaration;
  readonly send: SendDeclaration;
}

type Table<Row> = ReadonlyMap<string, Row>;
type Lists<Item> = ReadonlyMap<string, readonly Item[]>;

/** The channels that a key of `receives` names: itself, or all with an address that a pattern holds. */
export function channelsOfKey(
  key: string,
  channels: Table<ChannelDeclaration>,
): readonly ChannelDeclaration[] {
  if (isReservedName(key)) return [];
  if (!isPattern(key)) return [channels.get(key) ?? []].flat();
  return [...channels.values()].filter(
    (channel) => channel.resolved.address !== null && patternMatches(key, channel.name),
  );
}

export function documentsByPath({ documents }: Workspace): Table<WorkspaceDocument> {
  return firstByName(documents, ({ document }) => document.path);
}

export function messagesByType({ messages }: Workspace): Table<MessageDeclaration> {
  return firstByName(messages, (message) => message.type);
}

export function channelsByName({ channels }: Workspace): Table<ChannelDeclaration> {
  return firstByName(channels, (channel) => channel.name);
}

export function agentsByName({ agents }: Workspace): Table<AgentDeclaration> {
  return firstByName(agents, (agent) => agent.name);
}

export function reservedByName({ reserved }: Workspace): Table<ReservedName> {
  return new Map(reserved.map((entry) => [entry.name, entry]));
}

export function receivers(workspace: Workspace): Lists<Receiver> {
  const channels = workspace.table(channelsByName);
  const entries = receiversIn(workspace).filter(({ receive }) => channels.has(receive.key));
  return groupBy(entries, ({ receive }) => receive.key);
}

export function observers(workspace: Workspace): Lists<Receiver> {
  const channels = workspace.table(channelsByName);
  const lists = new Map<string, Receiver[]>();
  for (const receiver of receiversIn(workspace)) {
    if (!isPattern(receiver.receive.key)) continue;
    for (const { name } of channelsOfKey(receiver.receive.key, channels)) {
      lists.set(name, [...(lists.get(name) ?? []), receiver]);
    }
  }
  return lists;
}

export function senders({ agents }: Workspace): Lists<Sender> {
  return groupBy(agents.flatMap(sendersOf), ({ send }) => send.key);
}

/** The sends that go to a channel when their own fails. */
export function fallbacks({ agents }: Workspace): Lists<Sender> {
  const entries = agents.flatMap(sendersOf).filter(({ send }) => send.options.fallback !== null);
  return groupBy(entries, ({ send }) => send.options.fallback ?? '');
}

export function listeners(workspace: Workspace): Lists<Receiver> {
  const lists = new Map<string, Receiver[]>();
  for (const receiver of receiversIn(workspace)) {
    for (const name of listenedBy(receiver.receive.key)) {
      lists.set(name, [...(lists.get(name) ?? []), receiver]);
    }
  }
  return lists;
}

export function carriers({ channels }: Workspace): Lists<ChannelDeclaration> {
  const lists = new Map<string, ChannelDeclaration[]>();
  for (const channel of channels) {
    for (const type of new Set(channel.resolved.messages)) {
      const list = lists.get(type);
      if (list === undefined) lists.set(type, [channel]);
      else list.push(channel);
    }
  }
  return lists;
}

export function requestsByReply(workspace: Workspace): Lists<ChannelDeclaration> {
  const requests = [...workspace.table(channelsByName).values()].filter(
    ({ resolved }) => resolved.reply !== null,
  );
  return groupBy(requests, ({ resolved }) => resolved.reply?.channel ?? '');
}

export function agentsByBackup({ agents }: Workspace): Lists<AgentDeclaration> {
  const backedUp = agents.filter(({ backup }) => backup !== null);
  return groupBy(backedUp, ({ backup }) => backup ?? '');
}

const knownReceivers = new WeakMap<AgentDeclaration, readonly Receiver[]>();
const knownSenders = new WeakMap<AgentDeclaration, readonly Sender[]>();

function receiversIn({ agents }: Workspace): readonly Receiver[] {
  return agents.flatMap((agent) => {
    const entries = knownReceivers.get(agent) ?? agent.receives.map((receive) => ({ agent, receive }));
    knownReceivers.set(agent, entries);
    return entries;
  });
}

function sendersOf(agent: AgentDeclaration): readonly Sender[] {
  const entries = knownSenders.get(agent) ?? agent.sends.map((send) => ({ agent, send }));
  knownSenders.set(agent, entries);
  return entries;
}

function listenedBy(key: string): readonly string[] {
  if (Object.hasOwn(reservedChannels, key)) return [key];
  if (!isPattern(key) || !key.startsWith('parley.')) return [];
  return Object.keys(reservedChannels).filter((name) => patternMatches(key, name));
}

function firstByName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(nameOf(item))) map.set(nameOf(item), item);
  return map;
}
