import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import { type Receiver, type Sender, linksOf, receivedMessages, sentMessages } from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import { isInBackupCircle } from './agent/backups.ts';
import { isMeant } from './misspelt.ts';

/** Who takes part in a channel, replies included. */
export interface Roles {
  /** Agents that name the channel and are nobody's backup. */
  readonly receivers: readonly Receiver[];
  /** Agents that only stand in for others, whether they name the channel or their patterns hold it: they subscribe to nothing. */
  readonly backups: readonly Receiver[];
  /** Agents whose patterns hold the channel, and that are nobody's backup. */
  readonly observers: readonly Receiver[];
  readonly senders: readonly Sender[];
  /** Request channels whose replies travel here: their senders receive here, their receivers send here. */
  readonly repliesOf: readonly ChannelDeclaration[];
}

/** The roles of a channel by its name. */
export function rolesOf(workspace: Workspace, channel: string): Roles {
  const links = linksOf(workspace);
  const receivers = links.receivers.get(channel) ?? [];
  const observers = links.observers.get(channel) ?? [];
  return {
    receivers: receivers.filter(({ agent }) => !isBackup(workspace, agent)),
    backups: [...receivers, ...observers].filter(({ agent }) => isBackup(workspace, agent)),
    observers: observers.filter(({ agent }) => !isBackup(workspace, agent)),
    senders: links.senders.get(channel) ?? [],
    repliesOf: links.requests.get(channel) ?? [],
  };
}

/** Whether anybody at all is there to take what is sent on a channel. */
export function hasReceiver(workspace: Workspace, channel: string): boolean {
  const { receivers, observers, repliesOf } = rolesOf(workspace, channel);
  if (receivers.length > 0 || observers.length > 0 || isMeant(workspace, channel, 'receives')) return true;
  return repliesOf.some((request) => rolesOf(workspace, request.name).senders.length > 0);
}

/** Whether anybody sends on a channel, if only as a reply. */
export function hasSender(workspace: Workspace, channel: string): boolean {
  const { senders, repliesOf } = rolesOf(workspace, channel);
  if (senders.length > 0 || isFallback(workspace, channel)) return true;
  if (isMeant(workspace, channel, 'sends')) return true;
  return repliesOf.some((request) => rolesOf(workspace, request.name).receivers.length > 0);
}

/** Whether a message may come to a channel because its own channel failed. */
export function isFallback(workspace: Workspace, channel: string): boolean {
  return linksOf(workspace).fallbacks.has(channel);
}

/** The message types that the agents of a role take on a channel. */
export function acceptedTypes(workspace: Workspace, receivers: readonly Receiver[]): ReadonlySet<string> {
  const { channels } = linksOf(workspace);
  return new Set(receivers.flatMap(({ receive }) => receivedMessages(receive, channels)));
}

/** The message types that a sender sends on a channel. */
export function sentTypes(sender: Sender, channel: ChannelDeclaration): readonly string[] {
  return sentMessages(sender.send, channel);
}

/** Agents that back up themselves or one another stand in for nobody; that is a finding of its own. */
function isBackup(workspace: Workspace, agent: AgentDeclaration): boolean {
  const backedUp = linksOf(workspace).backedUp.get(agent.name) ?? [];
  return backedUp.some((other) => !isInBackupCircle(workspace, other));
}
