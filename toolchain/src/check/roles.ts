import { groupBy } from '../model/group-by.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import {
  type Links,
  type Receiver,
  type Sender,
  linksOf,
  receivedMessages,
  sentMessages,
} from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import { isMeant } from './misspelt.ts';

/** Who takes part in a channel, replies included. */
export interface Roles {
  /** Agents that name the channel and are nobody's backup. */
  readonly receivers: readonly Receiver[];
  /** Agents that only stand in for others. */
  readonly backups: readonly Receiver[];
  /** Agents whose patterns hold the channel. */
  readonly observers: readonly Receiver[];
  readonly senders: readonly Sender[];
  /** Request channels whose replies travel here: their senders receive here, their receivers send here. */
  readonly repliesOf: readonly ChannelDeclaration[];
}

const known = new WeakMap<Workspace, ReadonlyMap<string, Roles>>();

/** The roles of a channel by its name. */
export function rolesOf(workspace: Workspace, channel: string): Roles {
  const roles = known.get(workspace) ?? createRoles(workspace);
  known.set(workspace, roles);
  return roles.get(channel) ?? { receivers: [], backups: [], observers: [], senders: [], repliesOf: [] };
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
  if (senders.length > 0 || isMeant(workspace, channel, 'sends')) return true;
  return repliesOf.some((request) => rolesOf(workspace, request.name).receivers.length > 0);
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
function isOwnBackup({ name, backup }: AgentDeclaration, { agents }: Links): boolean {
  return backup === name || agents.get(backup ?? '')?.backup === name;
}

function createRoles(workspace: Workspace): ReadonlyMap<string, Roles> {
  const links = linksOf(workspace);
  const backups = new Set(
    workspace.agents.filter((agent) => !isOwnBackup(agent, links)).map(({ backup }) => backup),
  );
  const isBackup = (agent: AgentDeclaration): boolean => backups.has(agent.name);
  const repliesOf = groupBy(links.channels.values(), (channel) => channel.resolved.reply?.channel);
  return new Map(
    [...links.channels.keys()].map((name): [string, Roles] => {
      const receivers = links.receivers.get(name) ?? [];
      return [
        name,
        {
          receivers: receivers.filter(({ agent }) => !isBackup(agent)),
          backups: receivers.filter(({ agent }) => isBackup(agent)),
          observers: links.observers.get(name) ?? [],
          senders: links.senders.get(name) ?? [],
          repliesOf: repliesOf.get(name) ?? [],
        },
      ];
    }),
  );
}
