import { createTopics, parseAddress } from '@parley/runtime/protocol';
import type { Bundle } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import type { NewRow } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { WaitingRequest } from './waiting.ts';

/** The values of an address's parameters. */
export type Parameters = Readonly<Record<string, string>>;

/** The parameters in topics, as the contracts have them. */
export interface TopicParameters {
  readonly names: readonly string[];
  of(topic: string): Parameters | undefined;
  /** Of a filled address, which has no tenant in front. */
  ofAddress(address: string): Parameters | undefined;
}

export function createTopicParameters({ channels: byName, prefix, tenant }: Bundle): TopicParameters {
  const channels = Object.values(byName);
  const topics = createTopics({ prefix, tenant });
  const ofAddress = (address: string) => {
    for (const channel of channels) {
      const parameters = channel.address === null ? undefined : parseAddress(channel.address, address);
      if (parameters !== undefined) return parameters;
    }
    return undefined;
  };
  return {
    names: [...new Set(channels.flatMap((channel) => Object.keys(channel.parameters)))],
    of: (topic) => {
      const address = topics.address(topic);
      return address === undefined ? undefined : ofAddress(address);
    },
    ofAddress,
  };
}

/**
 * The parameters of what a message is about, where its own topic has none: of the request of a reply, of the message that was given
 * up, or that an event tells of.
 */
export interface Origins {
  note(seen: SeenRow, topics: TopicParameters): void;
  of(row: number): Parameters | undefined;
}

export interface SeenRow {
  readonly captured: CapturedMessage;
  readonly made: NewRow;
  readonly row: number;
  /** The request that it answers. */
  readonly answered: WaitingRequest | undefined;
}

/** Between two looks at which of them are still kept. */
const pruneEvery = 4096;

export function createOrigins(store: MessageStore): Origins {
  /** In the order of the rows. */
  const byRow = new Map<number, Parameters>();
  let noted = 0;

  function prune(): void {
    noted = 0;
    for (const row of byRow.keys()) {
      if (row >= store.first) return;
      byRow.delete(row);
    }
  }

  return {
    note: (seen, topics) => {
      const parameters = originOf(seen, { store, topics });
      if (parameters === undefined || Object.keys(parameters).length === 0) return;
      byRow.set(seen.row, parameters);
      noted += 1;
      if (noted >= pruneEvery) prune();
    },
    of: (row) => byRow.get(row),
  };
}

interface OriginScene {
  readonly store: MessageStore;
  readonly topics: TopicParameters;
}

function originOf({ captured, made, answered }: SeenRow, scene: OriginScene): Parameters | undefined {
  if (answered !== undefined) return answered.parameters;
  const { system, message } = captured;
  if (system === undefined) return undefined;
  switch (system.kind) {
    case 'inbox':
      return originOfInbox(captured, made, scene);
    case 'dead':
      return scene.topics.of(textAt(message.data, 'topic') ?? '');
    case 'events':
      return parametersOfId(made.sender, textAt(message.data, 'messageId'), scene);
    default:
      return undefined;
  }
}

/** What is handed on says its address; a second reply is found by its cause. */
function originOfInbox(
  { message: { address, causationId } }: CapturedMessage,
  { receiver }: NewRow,
  scene: OriginScene,
): Parameters | undefined {
  return address === undefined
    ? parametersOfId(receiver, causationId, scene)
    : scene.topics.ofAddress(address);
}

function parametersOfId(
  sender: string | undefined,
  id: string | undefined,
  { store, topics }: OriginScene,
): Parameters | undefined {
  const row = id === undefined ? undefined : store.findId(sender ?? '', id);
  const topic = row === undefined ? undefined : store.row(row)?.topic;
  return topic === undefined ? undefined : topics.of(topic);
}

function textAt(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' ? text : undefined;
}
