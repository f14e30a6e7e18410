import type { AgentDeclaration } from './agent.ts';
import type { ChannelDeclaration, ReservedName } from './channel.ts';
import { isPattern, isReservedName, patternMatches, reservedChannels } from './names.ts';
import type { Place } from './place.ts';
import { derivedTable, listTable } from './row-table.ts';
import { firstOf, lastOf } from './row-view.ts';
import type { Declarations, MessageDeclaration, Receiver, Sender } from './declarations.ts';
import type { WorkspaceDocument } from './workspace.ts';

export type { Receiver, Sender };

type Table<Row> = ReadonlyMap<string, Row>;

/** The channels that a key of `receives` names: itself, or all with an address that a pattern holds. */
export function channelsOfKey(
  key: string,
  channels: Table<ChannelDeclaration>,
): readonly ChannelDeclaration[] {
  if (isReservedName(key)) return [];
  if (!isPattern(key)) return [channels.get(key) ?? []].flat();
  return [...channels.values()].filter((channel) => isHeld(channel, key));
}

/** Whether a channel is among those that a key of `receives` names. */
export function holdsChannel(key: string, name: string, channels: Table<ChannelDeclaration>): boolean {
  if (isReservedName(key) || (key !== name && !isPattern(key))) return false;
  const channel = channels.get(name);
  return channel !== undefined && (!isPattern(key) || isHeld(channel, key));
}

function isHeld({ name, resolved }: ChannelDeclaration, pattern: string): boolean {
  return resolved.address !== null && patternMatches(pattern, name);
}

const pathOfPlaced = ({ place }: { readonly place: Place }): string => place.document.path;
const pathOfParty = ({ agent }: Receiver | Sender): string => pathOfPlaced(agent);

export const documentsByPath = firstOf(
  listTable<WorkspaceDocument>({
    visit: (entry, put) => {
      put(entry.document.path, entry);
    },
    pathOf: ({ document }) => document.path,
  }),
);

export const messagesByType = firstOf(
  listTable<MessageDeclaration>({
    visit: ({ declares }, put) => {
      for (const message of declares.messages) put(message.type, message);
    },
    pathOf: ({ document }) => document.path,
  }),
);

const channelLists = listTable<ChannelDeclaration>({
  visit: ({ declares }, put) => {
    for (const channel of declares.channels) put(channel.name, channel);
  },
  pathOf: pathOfPlaced,
});

export const channelsByName = firstOf(channelLists);

export const agentsByName = firstOf(
  listTable<AgentDeclaration>({
    visit: ({ declares }, put) => {
      for (const agent of declares.agents) put(agent.name, agent);
    },
    pathOf: pathOfPlaced,
  }),
);

export const reservedByName = lastOf(
  listTable<ReservedName>({
    visit: ({ declares }, put) => {
      for (const entry of declares.reserved) put(entry.name, entry);
    },
    pathOf: pathOfPlaced,
  }),
);

/** Every key of `receives`, whatever it is. */
export const receivingKeys = listTable<Receiver>({
  visit: ({ declares }, put) => {
    for (const receiver of declares.receivers) put(receiver.receive.key, receiver);
  },
  pathOf: pathOfParty,
});

export const receivers = derivedTable<readonly Receiver[]>({
  namesIn: ({ declares }) => [...namesOf(declares), ...keysOf(declares)],
  rowOf: (name, workspace) =>
    workspace.table(channelsByName).has(name) ? workspace.table(receivingKeys).get(name) : undefined,
});

/** All keys of `receives` that are patterns, in one row. */
const patternReceivers = listTable<Receiver>({
  visit: ({ declares }, put) => {
    for (const receiver of declares.receivers)
      if (isPattern(receiver.receive.key)) put(allPatterns, receiver);
  },
  pathOf: pathOfParty,
});
const allPatterns = '';

export const observers = derivedTable<readonly Receiver[]>({
  namesIn: ({ declares }, workspace) => {
    const keys = keysOf(declares).filter(isPattern);
    const channels = keys.length === 0 ? [] : [...workspace.table(channelsByName).keys()];
    const held = channels.filter((name) => keys.some((key) => patternMatches(key, name)));
    return [...namesOf(declares), ...held];
  },
  rowOf: (name, workspace) => {
    const channels = workspace.table(channelsByName);
    const patterns = workspace.table(patternReceivers).get(allPatterns) ?? [];
    const holding = patterns.filter(({ receive }) => holdsChannel(receive.key, name, channels));
    return holding.length === 0 ? undefined : holding;
  },
});

export const senders = listTable<Sender>({
  visit: ({ declares }, put) => {
    for (const sender of declares.senders) put(sender.send.key, sender);
  },
  pathOf: pathOfParty,
});

/** The sends that go to a channel when their own fails. */
export const fallbacks = listTable<Sender>({
  visit: ({ declares }, put) => {
    for (const sender of declares.senders) {
      const { fallback } = sender.send.options;
      if (fallback !== null) put(fallback, sender);
    }
  },
  pathOf: pathOfParty,
});

export const listeners = listTable<Receiver>({
  visit: ({ declares }, put) => {
    for (const receiver of declares.receivers) {
      for (const name of listenedBy(receiver.receive.key)) put(name, receiver);
    }
  },
  pathOf: pathOfParty,
});

export const carriers = listTable<ChannelDeclaration>({
  visit: ({ declares }, put) => {
    for (const channel of declares.channels) {
      for (const type of new Set(channel.resolved.messages)) put(type, channel);
    }
  },
  pathOf: pathOfPlaced,
});

const replyLists = listTable<ChannelDeclaration>({
  visit: ({ declares }, put) => {
    for (const channel of declares.channels) {
      if (channel.resolved.reply !== null) put(channel.resolved.reply.channel, channel);
    }
  },
  pathOf: pathOfPlaced,
});

/** Of duplicates the first counts, so a channel has a part in the replies of all that are named as it is. */
export const requestsByReply = derivedTable<readonly ChannelDeclaration[]>({
  namesIn: ({ declares }, workspace) =>
    declares.channels.flatMap((channel) => {
      const others = workspace.table(channelLists).get(channel.name) ?? [];
      return [channel, ...others].flatMap(({ resolved }) => resolved.reply?.channel ?? []);
    }),
  rowOf: (name, workspace) => {
    const channels = workspace.table(channelsByName);
    const requests = (workspace.table(replyLists).get(name) ?? []).filter(
      (channel) => channels.get(channel.name) === channel,
    );
    return requests.length === 0 ? undefined : requests;
  },
});

export const agentsByBackup = listTable<AgentDeclaration>({
  visit: ({ declares }, put) => {
    for (const agent of declares.agents) if (agent.backup !== null) put(agent.backup, agent);
  },
  pathOf: pathOfPlaced,
});

function namesOf({ channels }: Declarations): readonly string[] {
  return channels.map(({ name }) => name);
}

function keysOf({ receivers: all }: Declarations): readonly string[] {
  return all.map(({ receive }) => receive.key);
}

function listenedBy(key: string): readonly string[] {
  if (Object.hasOwn(reservedChannels, key)) return [key];
  if (!isPattern(key) || !key.startsWith('parley.')) return [];
  return Object.keys(reservedChannels).filter((name) => patternMatches(key, name));
}
