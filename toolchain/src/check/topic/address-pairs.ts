import type { ChannelDeclaration } from '../../model/channel.ts';
import { isCounted, linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type Overlap, addressOf, overlapOf } from '../../topics/address.ts';
import { neighbours } from '../../topics/neighbours.ts';

/** A channel whose address may share topics with that of another, and whether it does. */
export interface AddressPair {
  readonly other: ChannelDeclaration;
  readonly overlap: Overlap;
}

/** The pairs of a channel with those that stand before it, so that each pair is looked at once. */
export function earlierPairs(channel: ChannelDeclaration, workspace: Workspace): readonly AddressPair[] {
  const near = neighboursOf(channel, workspace);
  return near.slice(0, near.indexOf(channel)).map((other) => pairOf(channel, other, workspace));
}

/** The other channels whose addresses have the same shape. */
export function neighboursOf(
  channel: ChannelDeclaration,
  workspace: Workspace,
): readonly ChannelDeclaration[] {
  if (channel.resolved.address === null || !isCounted(workspace, channel)) return [];
  const { channels } = linksOf(workspace);
  return (workspace.table(neighbours).get(channel.name) ?? []).flatMap((name) => channels.get(name) ?? []);
}

export function pairOf(
  channel: ChannelDeclaration,
  other: ChannelDeclaration,
  workspace: Workspace,
): AddressPair {
  const address = addressOf(channel, workspace) ?? [];
  return { other, overlap: overlapOf(address, addressOf(other, workspace) ?? []) };
}

export function hasSameMessages(left: ChannelDeclaration, right: ChannelDeclaration): boolean {
  const key = ({ resolved }: ChannelDeclaration): string => [...new Set(resolved.messages)].sort().join(' ');
  return key(left) === key(right);
}

const longest = 120;

/** A topic as messages show it. */
export function describeTopic(topic: string): string {
  return JSON.stringify(topic.length <= longest ? topic : `${topic.slice(0, longest)}…`);
}
