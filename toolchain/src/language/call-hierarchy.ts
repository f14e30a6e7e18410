import type { Range } from '../diagnostic.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import { linksOf } from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import { callsFrom, callsTo } from './calls/agent-calls.ts';
import { type Call, type CallItem, CallList, callItem } from './calls/call-item.ts';
import { type Participant, participantsOf } from './participants.ts';
import { symbolAt } from './references/find-uses.ts';
import type { ContractSymbol } from './references/symbol.ts';
import type { Snapshot } from './snapshot.ts';
import { innerRange } from './text.ts';

/** The channel, message or agent under the cursor. */
export function prepareCalls(snapshot: Snapshot, path: string, offset: number): CallItem | undefined {
  const symbol = symbolAt(snapshot, path, offset);
  return symbol && callItem(snapshot.workspace, symbol);
}

/** Who sends a message, on a channel, or to an agent. */
export function incomingCalls({ workspace }: Snapshot, symbol: ContractSymbol): readonly Call[] {
  const calls = new CallList();
  const senders =
    symbol.kind === 'agent'
      ? callsTo(workspace, symbol.name).map(({ sender }) => sender)
      : channelsWith(workspace, symbol).flatMap((channel) => participantsOf(workspace, channel).senders);
  for (const sender of senders) if (carries(sender, symbol)) calls.add(sender.agent, rangeOf(sender));
  return calls.list();
}

/** Who receives a message, from a channel, or from an agent. */
export function outgoingCalls({ workspace }: Snapshot, symbol: ContractSymbol): readonly Call[] {
  const calls = new CallList();
  if (symbol.kind === 'agent') {
    for (const { sender, receiver } of callsFrom(workspace, symbol.name))
      calls.add(receiver.agent, rangeOf(sender));
    return calls.list();
  }
  for (const channel of channelsWith(workspace, symbol)) {
    for (const receiver of participantsOf(workspace, channel).receivers)
      if (carries(receiver, symbol)) calls.add(receiver.agent, rangeOf(channel));
  }
  return calls.list();
}

function channelsWith(workspace: Workspace, { kind, name }: ContractSymbol): readonly ChannelDeclaration[] {
  const { channels, carriers } = linksOf(workspace);
  if (kind === 'message') return carriers.get(name) ?? [];
  const channel = kind === 'channel' ? channels.get(name) : undefined;
  return channel === undefined ? [] : [channel];
}

function carries({ messages }: Participant, { kind, name }: ContractSymbol): boolean {
  return kind !== 'message' || messages.includes(name);
}

function rangeOf({ place }: Participant | ChannelDeclaration): Range {
  return innerRange(place.document, place.pointer, 'key');
}
