import { field, textsField } from '../../../model/fields.ts';
import type { ChannelDeclaration } from '../../../model/channel.ts';
import { linksOf } from '../../../model/link.ts';
import { isPattern, reservedChannels } from '../../../model/names.ts';
import type { Workspace } from '../../../model/workspace.ts';
import type { Candidate } from '../item.ts';

type Rank = (channel: ChannelDeclaration) => number;

/** Channels that an agent may receive: those that nobody takes yet first, then patterns and Parley's own. */
export function receivable(workspace: Workspace): readonly Candidate[] {
  const { receivers, senders } = linksOf(workspace);
  const channels = candidates(workspace, (channel) => {
    const isTaken = receivers.has(channel.name);
    // Replies come back by themselves, and a request has one receiver.
    if (isReply(workspace, channel)) return 60;
    if (channel.resolved.reply !== null && isTaken) return 50;
    return senders.has(channel.name) && !isTaken ? 10 : 20;
  });
  return [...channels, ...patternsOf(workspace), ...ownChannels()];
}

/** Channels that an agent may send on: those that somebody waits for first. */
export function sendable(workspace: Workspace): readonly Candidate[] {
  const { receivers, senders } = linksOf(workspace);
  return candidates(workspace, (channel) => {
    if (isReply(workspace, channel)) return 60;
    return receivers.has(channel.name) && !senders.has(channel.name) ? 10 : 20;
  });
}

/** Channels for replies: those without an address and those that are replies already first, requests last. */
export function replyable(workspace: Workspace, own: string): readonly Candidate[] {
  return candidates(workspace, (channel) => {
    if (channel.resolved.reply !== null) return 60;
    if (isReply(workspace, channel)) return 20;
    return channel.resolved.address === null ? 10 : 30;
  }).filter(({ value }) => value !== own);
}

/** Channels that can stand in for another one: those that carry its messages first. */
export function substitutes(workspace: Workspace, own: string): readonly Candidate[] {
  const wanted = linksOf(workspace).channels.get(own)?.resolved.messages ?? [];
  return candidates(workspace, ({ resolved }) => {
    const isAble = wanted.every((type) => resolved.messages.includes(type));
    return (isAble ? 10 : 40) + (resolved.reply === null ? 0 : 5);
  }).filter(({ value }) => value !== own);
}

/** Names that somebody uses and no channel has. */
export function missingChannels(workspace: Workspace): readonly Candidate[] {
  const { channels } = linksOf(workspace);
  const used = [
    ...workspace.agents.flatMap(({ receives, sends }) => [...receives, ...sends].map(({ key }) => key)),
    ...workspace.agents.flatMap(({ sends }) => sends.map(({ options }) => options.fallback ?? '')),
    ...workspace.channels.map(({ resolved }) => resolved.reply?.channel ?? ''),
  ];
  const missing = used.filter(
    (name) =>
      name !== '' && !channels.has(name) && !isPattern(name) && !Object.hasOwn(reservedChannels, name),
  );
  return [...new Set(missing)].map((name) => ({
    value: name,
    kind: 'channel',
    detail: 'used, not declared yet',
    rank: 5,
  }));
}

/** The steps of workflows that channels stand for. */
export function stages(workspace: Workspace): readonly Candidate[] {
  const names = new Set(workspace.channels.flatMap(({ resolved }) => resolved.stage ?? []));
  return [...names].map((name) => ({ value: name, kind: 'word', detail: 'stage', rank: 10 }));
}

/** The message types of a channel as its file says now. */
export function messagesIn(document: unknown, channel: string): readonly string[] {
  return textsField(field(field(document, 'channels'), channel), 'messages') ?? [];
}

function candidates(workspace: Workspace, rankOf: Rank): readonly Candidate[] {
  return [...linksOf(workspace).channels.values()].map((channel) => {
    const { name, resolved } = channel;
    const deprecated = resolved.deprecated !== null;
    const detail =
      resolved.reply === null ? resolved.messages.join(', ') : `request → ${resolved.reply.channel}`;
    return {
      value: name,
      kind: 'channel',
      detail,
      symbol: { kind: 'channel', name },
      deprecated,
      rank: deprecated ? 80 : rankOf(channel),
    };
  });
}

function isReply(workspace: Workspace, { name }: ChannelDeclaration): boolean {
  return linksOf(workspace).requests.has(name);
}

/** `market.*` and `market.**` for what several channels with an address have in common. */
function patternsOf(workspace: Workspace): readonly Candidate[] {
  const deep = new Map<string, number>();
  const flat = new Map<string, number>();
  for (const { name, resolved } of linksOf(workspace).channels.values()) {
    if (resolved.address === null) continue;
    const levels = name.split('.');
    for (let count = 1; count < levels.length; count++) {
      const prefix = levels.slice(0, count).join('.');
      const counts = count === levels.length - 1 ? flat : deep;
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  const named = (ending: string, count: number): Candidate => ({
    value: ending,
    kind: 'pattern',
    detail: count === 1 ? '1 channel' : `${count} channels`,
    symbol: { kind: 'channel', name: ending },
    rank: 40,
  });
  return [
    ...[...flat].map(([prefix, count]) => named(`${prefix}.*`, count)),
    ...[...deep].map(([prefix, count]) => named(`${prefix}.**`, count + (flat.get(prefix) ?? 0))),
  ];
}

function ownChannels(): readonly Candidate[] {
  return Object.entries(reservedChannels).map(([name, types]) => ({
    value: name,
    kind: 'channel',
    detail: `Parley's own: ${types.join(', ')}`,
    symbol: { kind: 'channel', name },
    rank: 70,
  }));
}
