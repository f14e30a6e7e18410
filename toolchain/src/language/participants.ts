import { type Roles, rolesOf } from '../check/roles.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import {
  type Receiver,
  type Sender,
  channelsOfKey,
  linksOf,
  receivedMessages,
  sentMessages,
} from '../model/link.ts';
import type { Place } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';

/** An agent that takes part in a channel. */
export interface Participant {
  readonly agent: AgentDeclaration;
  readonly role: 'sends' | 'replies' | 'fallback' | 'receives' | 'awaits' | 'backup' | 'pattern';
  /** The channel that its file names: the request of a reply, the one that a fallback is for. */
  readonly channel: string;
  /** The key of the agent's file that says so. */
  readonly place: Place;
  readonly messages: readonly string[];
}

/** Who sends on a channel and who receives from it; an agent may be there in several roles. */
export interface Participants {
  readonly senders: readonly Participant[];
  readonly receivers: readonly Participant[];
}

/** The agents of a channel, replies, fallbacks, backups and patterns included. */
export function participantsOf(workspace: Workspace, channel: ChannelDeclaration): Participants {
  const roles = rolesOf(workspace, channel.name);
  const { channels, fallbacks } = linksOf(workspace);
  const { messages } = channel.resolved;
  const asReceiver =
    (role: Participant['role']) =>
    (receiver: Receiver): Participant => ({
      ...said(receiver.agent, role, receiver.receive),
      messages: receivedMessages(receiver.receive, channels).filter((type) => messages.includes(type)),
    });
  const asSender =
    (role: Participant['role']) =>
    (sender: Sender): Participant => ({
      ...said(sender.agent, role, sender.send),
      messages: role === 'fallback' ? messages : sentMessages(sender.send, channel),
    });
  const { repliers, askers } = inReplies(workspace, roles, messages);
  return {
    senders: [
      ...roles.senders.map(asSender('sends')),
      ...(fallbacks.get(channel.name) ?? []).map(asSender('fallback')),
      ...repliers,
    ],
    receivers: [
      ...roles.receivers.map(asReceiver('receives')),
      ...roles.backups.map(asReceiver('backup')),
      ...roles.observers.map(asReceiver('pattern')),
      ...askers,
    ],
  };
}

/** How many agents there are among some participants. */
export function countAgents(participants: readonly Participant[]): number {
  return new Set(participants.map(({ agent }) => agent.name)).size;
}

/** The channels that a key of an agent's `receives` or `sends` stands for. */
export function channelsOf(workspace: Workspace, key: string): readonly ChannelDeclaration[] {
  return channelsOfKey(key, linksOf(workspace).channels);
}

/** Who answers on a channel and who waits for it, because requests say so. */
function inReplies(
  workspace: Workspace,
  { repliesOf }: Roles,
  messages: readonly string[],
): { readonly repliers: readonly Participant[]; readonly askers: readonly Participant[] } {
  const repliers: Participant[] = [];
  const askers: Participant[] = [];
  for (const { name } of repliesOf) {
    const { receivers, backups, senders } = rolesOf(workspace, name);
    for (const { agent, receive } of [...receivers, ...backups])
      repliers.push({ ...said(agent, 'replies', receive), messages });
    for (const { agent, send } of senders) askers.push({ ...said(agent, 'awaits', send), messages });
  }
  return { repliers, askers };
}

function said(
  agent: AgentDeclaration,
  role: Participant['role'],
  { key, place }: { readonly key: string; readonly place: Place },
): Omit<Participant, 'messages'> {
  return { agent, role, channel: key, place };
}
