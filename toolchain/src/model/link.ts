import type { AgentDeclaration, ReceiveDeclaration, SendDeclaration } from './agent.ts';
import type { ChannelDeclaration } from './channel.ts';
import { isPattern, isReservedName, patternMatches, reservedChannels } from './names.ts';
import type { MessageDeclaration, Workspace } from './workspace.ts';

/** The contracts of a workspace by name; of duplicates the first counts. */
export interface Links {
  readonly messages: ReadonlyMap<string, MessageDeclaration>;
  readonly channels: ReadonlyMap<string, ChannelDeclaration>;
  readonly agents: ReadonlyMap<string, AgentDeclaration>;
  /** The agents that receive a channel, by its name; patterns only observe and stand apart. */
  readonly receivers: ReadonlyMap<string, readonly Receiver[]>;
  readonly observers: ReadonlyMap<string, readonly Receiver[]>;
  readonly senders: ReadonlyMap<string, readonly Sender[]>;
}

export interface Receiver {
  readonly agent: AgentDeclaration;
  readonly receive: ReceiveDeclaration;
}

export interface Sender {
  readonly agent: AgentDeclaration;
  readonly send: SendDeclaration;
}

const known = new WeakMap<Workspace, Links>();

/** Looks every name of a workspace up, once. */
export function linksOf(workspace: Workspace): Links {
  const links = known.get(workspace) ?? createLinks(workspace);
  known.set(workspace, links);
  return links;
}

/** The channels that a key of `receives` names: itself, or all with an address that a pattern holds. */
export function channelsOfKey(key: string, channels: Links['channels']): readonly ChannelDeclaration[] {
  if (isReservedName(key)) return [];
  if (!isPattern(key)) return [channels.get(key) ?? []].flat();
  return [...channels.values()].filter(
    (channel) => channel.resolved.address !== null && patternMatches(key, channel.name),
  );
}

/** The message types that a key of `receives` takes, narrowed by its `messages`. */
export function receivedMessages(
  receive: ReceiveDeclaration,
  channels: Links['channels'],
): readonly string[] {
  const offered = isReservedName(receive.key)
    ? (reservedChannels[receive.key] ?? [])
    : channelsOfKey(receive.key, channels).flatMap((channel) => channel.resolved.messages);
  return narrow(offered, receive.messages);
}

/** The message types that a key of `sends` may send on its channel. */
export function sentMessages(send: SendDeclaration, channel: ChannelDeclaration): readonly string[] {
  return narrow(channel.resolved.messages, send.messages);
}

function narrow(offered: readonly string[], chosen: readonly string[] | undefined): readonly string[] {
  return [...new Set(offered)].filter((type) => chosen?.includes(type) ?? true);
}

function createLinks(workspace: Workspace): Links {
  const channels = firstByName(workspace.channels, (channel) => channel.name);
  const receivers = new Map<string, Receiver[]>();
  const observers = new Map<string, Receiver[]>();
  const senders = new Map<string, Sender[]>();
  for (const agent of workspace.agents) {
    for (const receive of agent.receives) {
      const lists = isPattern(receive.key) ? observers : receivers;
      for (const channel of channelsOfKey(receive.key, channels))
        append(lists, channel.name, { agent, receive });
    }
    for (const send of agent.sends) append(senders, send.key, { agent, send });
  }
  return {
    messages: firstByName(workspace.messages, (message) => message.type),
    channels,
    agents: firstByName(workspace.agents, (agent) => agent.name),
    receivers,
    observers,
    senders,
  };
}

function firstByName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(nameOf(item))) map.set(nameOf(item), item);
  return map;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
