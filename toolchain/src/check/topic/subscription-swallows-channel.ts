import type { ChannelDeclaration } from '../../model/channel.ts';
import type { Receiver } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { addressOf, overlapOf } from '../../topics/address.ts';
import { subscriptionOf } from '../../topics/subscription.ts';
import { hasSender, rolesOf } from '../roles.ts';
import type { Finding, Rule } from '../rule.ts';
import { isSame } from './address-duplicate.ts';
import { describeTopic, hasSameMessages, neighboursOf, pairOf } from './address-pairs.ts';

export const subscriptionSwallowsChannel: Rule = {
  id: 'SUBSCRIPTION_SWALLOWS_CHANNEL',
  severity: 'warning',
  summary:
    'What an agent subscribes to for one channel takes in topics of another, which it does not receive.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const others = neighboursOf(channel, workspace).filter(
      (other) => other !== channel && hasSender(workspace, other.name),
    );
    if (others.length === 0) return;
    const receivers = rolesOf(workspace, channel.name).receivers.filter(({ agent }) => !agent.external);
    for (const other of others) {
      if (isToldElsewhere(channel, other, workspace)) continue;
      const finding = firstOf(receivers, (receiver) => swallow({ channel, other, receiver }, workspace));
      if (finding !== undefined) report(finding);
    }
  },
};

interface Case {
  readonly channel: ChannelDeclaration;
  readonly other: ChannelDeclaration;
  readonly receiver: Receiver;
}

function swallow({ channel, other, receiver }: Case, workspace: Workspace): Finding | undefined {
  const { agent, receive } = receiver;
  const { receivers, backups, observers } = rolesOf(workspace, other.name);
  if ([...receivers, ...backups, ...observers].some((taker) => taker.agent === agent)) return undefined;
  const { topics, filter } = subscriptionOf(agent, addressOf(channel, workspace) ?? []);
  const overlap = overlapOf(topics, addressOf(other, workspace) ?? []);
  if (overlap.kind !== 'intersect') return undefined;
  return {
    place: below(channel.place, 'address'),
    message: `"${agent.name}" subscribes to "${filter}" for "${channel.name}", which takes in ${describeTopic(overlap.topic)} of "${other.name}"; it refuses what comes there`,
    hint: 'put a fixed level into one of the addresses, or close the parameter by an enum of at most 64 values',
    related: [
      { place: below(other.place, 'address'), message: `the address of "${other.name}"` },
      { place: receive.place, part: 'key', message: `"${agent.name}" receives "${channel.name}"` },
    ],
  };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Addresses that share a topic are findings of their own, whoever subscribes. */
function isToldElsewhere(
  channel: ChannelDeclaration,
  other: ChannelDeclaration,
  workspace: Workspace,
): boolean {
  if (hasSameMessages(channel, other)) {
    return isSame(addressOf(channel, workspace) ?? [], addressOf(other, workspace));
  }
  return pairOf(channel, other, workspace).overlap.kind !== 'disjoint';
}
