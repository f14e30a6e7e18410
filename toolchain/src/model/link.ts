import type { AgentDeclaration, ReceiveDeclaration, SendDeclaration } from './agent.ts';
import type { ChannelDeclaration, ReservedName } from './channel.ts';
import {
  type Receiver,
  type Sender,
  agentsByBackup,
  agentsByName,
  carriers,
  channelsByName,
  channelsOfKey,
  holdsChannel,
  documentsByPath,
  fallbacks,
  listeners,
  messagesByType,
  observers,
  receivers,
  requestsByReply,
  reservedByName,
  senders,
} from './link-tables.ts';
import { isReservedName, reservedChannels } from './names.ts';
import type { MessageDeclaration, Workspace, WorkspaceDocument } from './workspace.ts';

export { channelsOfKey, holdsChannel, type Receiver, type Sender };

/** The contracts of a workspace by name; of duplicates the first counts. */
export interface Links {
  readonly documents: ReadonlyMap<string, WorkspaceDocument>;
  readonly messages: ReadonlyMap<string, MessageDeclaration>;
  readonly channels: ReadonlyMap<string, ChannelDeclaration>;
  readonly agents: ReadonlyMap<string, AgentDeclaration>;
  readonly reserved: ReadonlyMap<string, ReservedName>;
  /** The agents that receive a channel, by its name; patterns only observe and stand apart. */
  readonly receivers: ReadonlyMap<string, readonly Receiver[]>;
  readonly observers: ReadonlyMap<string, readonly Receiver[]>;
  readonly senders: ReadonlyMap<string, readonly Sender[]>;
  /** The sends for which a channel is the fallback. */
  readonly fallbacks: ReadonlyMap<string, readonly Sender[]>;
  /** The agents that receive a channel of Parley's own, by name or by pattern. */
  readonly listeners: ReadonlyMap<string, readonly Receiver[]>;
  /** The channels that carry a message type. */
  readonly carriers: ReadonlyMap<string, readonly ChannelDeclaration[]>;
  /** The request channels whose replies travel on a channel. */
  readonly requests: ReadonlyMap<string, readonly ChannelDeclaration[]>;
  /** The agents that an agent backs up. */
  readonly backedUp: ReadonlyMap<string, readonly AgentDeclaration[]>;
}

const known = new WeakMap<Workspace, Links>();

/** Looks every name of a workspace up, each table once and only when it is asked for. */
export function linksOf(workspace: Workspace): Links {
  const links = known.get(workspace) ?? new WorkspaceLinks(workspace);
  known.set(workspace, links);
  return links;
}

/** Whether a channel is the one that its name means: of duplicates the first counts. */
export function isCounted(workspace: Workspace, channel: ChannelDeclaration): boolean {
  return linksOf(workspace).channels.get(channel.name) === channel;
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

class WorkspaceLinks implements Links {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get documents(): Links['documents'] {
    return this.#workspace.table(documentsByPath);
  }

  get messages(): Links['messages'] {
    return this.#workspace.table(messagesByType);
  }

  get channels(): Links['channels'] {
    return this.#workspace.table(channelsByName);
  }

  get agents(): Links['agents'] {
    return this.#workspace.table(agentsByName);
  }

  get reserved(): Links['reserved'] {
    return this.#workspace.table(reservedByName);
  }

  get receivers(): Links['receivers'] {
    return this.#workspace.table(receivers);
  }

  get observers(): Links['observers'] {
    return this.#workspace.table(observers);
  }

  get senders(): Links['senders'] {
    return this.#workspace.table(senders);
  }

  get fallbacks(): Links['fallbacks'] {
    return this.#workspace.table(fallbacks);
  }

  get listeners(): Links['listeners'] {
    return this.#workspace.table(listeners);
  }

  get carriers(): Links['carriers'] {
    return this.#workspace.table(carriers);
  }

  get requests(): Links['requests'] {
    return this.#workspace.table(requestsByReply);
  }

  get backedUp(): Links['backedUp'] {
    return this.#workspace.table(agentsByBackup);
  }
}
