import { createTopics, parseAddress } from '@parley/runtime/protocol';
import type { Bundle } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import type { AboutRows } from '../query/compile.ts';
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

/** What a message is about, where its own topic does not tell: of a reply its request. */
export interface Origin {
  readonly parameters: Parameters | undefined;
  /** Of a reply the channel of its request. */
  readonly askedOn: string | undefined;
}

/** The origins of replies, of dead letters, and of events that name a message. */
export interface Origins {
  note(seen: SeenRow, topics: TopicParameters): void;
  of(row: number): Origin | undefined;
  /** The same as columns, for searching. */
  readonly about: AboutRows;
}

export interface SeenRow {
  readonly captured: CapturedMessage;
  readonly made: NewRow;
  readonly row: number;
  /** The request that it answers. */
  readonly answered: WaitingRequest | undefined;
}

/** A number per row: a million of them are four megabytes. Alike origins are kept once. */
export function createOrigins(store: MessageStore, maxKinds = 50_000): Origins {
  const numbers = new Uint32Array(store.maxRows);
  let kinds = createKinds();
  let limit = maxKinds;

  /** Forgets the kinds that no row has any more. */
  function tidy(): void {
    const used = createKinds();
    for (let row = store.first; row < store.next; row++) {
      const origin = kinds.at(numbers[row % store.maxRows] ?? 0);
      numbers[row % store.maxRows] = origin === undefined ? 0 : used.number(origin);
    }
    kinds = used;
    // Were it done with every message, nothing else would be done any more.
    limit = Math.max(maxKinds, 2 * used.count);
  }

  return {
    note: (seen, topics) => {
      const origin = originOf(seen, { store, topics });
      numbers[seen.row % store.maxRows] = 0;
      if (origin === undefined) return;
      if (kinds.count >= limit) tidy();
      numbers[seen.row % store.maxRows] = kinds.number(origin);
    },
    about: { numbers, parametersOf: (kind) => kinds.at(kind)?.parameters },
    of: (row) => (store.has(row) ? kinds.at(numbers[row % store.maxRows] ?? 0) : undefined),
  };
}

/** Different origins, numbered from 1. */
function createKinds() {
  const list: Origin[] = [];
  const numbers = new Map<string, number>();
  return {
    get count() {
      return list.length;
    },
    at: (number: number): Origin | undefined => list[number - 1],
    number: (origin: Origin): number => {
      const key = JSON.stringify([origin.askedOn, origin.parameters]);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      list.push(origin);
      numbers.set(key, list.length);
      return list.length;
    },
  };
}

interface OriginScene {
  readonly store: MessageStore;
  readonly topics: TopicParameters;
}

function originOf(seen: SeenRow, scene: OriginScene): Origin | undefined {
  const { answered } = seen;
  const parameters = answered === undefined ? parametersOf(seen, scene) : answered.parameters;
  const askedOn = answered?.channel;
  const has = parameters !== undefined && Object.keys(parameters).length > 0;
  return has || askedOn !== undefined ? { parameters: has ? parameters : undefined, askedOn } : undefined;
}

function parametersOf({ captured, made }: SeenRow, scene: OriginScene): Parameters | undefined {
  const { system, message } = captured;
  switch (system?.kind) {
    case 'inbox':
      return parametersOfInbox(captured, made, scene);
    case 'dead':
      return scene.topics.of(textAt(message.data, 'topic') ?? '');
    case 'events':
      return parametersOfId(made.sender, textAt(message.data, 'messageId'), scene);
    default:
      return undefined;
  }
}

/** What is handed on says its address; a second reply is found by its cause. */
function parametersOfInbox(
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
