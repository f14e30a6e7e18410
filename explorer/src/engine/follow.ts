import type { Bundle } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import { compileQuery } from '../query/compile.ts';
import { createBits, eachBit } from '../query/marks.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryError } from '../query/query.ts';
import { MessageStore } from '../store/store.ts';
import { type RowScene, takeRow } from './intake.ts';
import { createOrigins, createTopicParameters } from './origins.ts';
import { createWaitingRequests } from './waiting.ts';

/** A message with what only its neighbours tell, and whether a query finds it. */
export interface FollowedMessage {
  readonly captured: CapturedMessage;
  readonly isFound: boolean;
  /** The same id came before on the same topic. */
  readonly isDuplicate: boolean;
  /** Of a reply: milliseconds since its request. */
  readonly latencyMs: number | undefined;
}

/** Finds messages as they come, by the query language of the explorer. */
export interface Follower {
  take(messages: readonly CapturedMessage[]): readonly FollowedMessage[];
}

export interface FollowOptions {
  /** Must be right: see `queryErrors`. Default: everything. */
  readonly query?: string;
  /** Epoch milliseconds: what `since:5m` counts from. Default now. */
  readonly nowMs?: number;
}

/** Duplicates are told and requests are found that far back. */
const maxRows = 20_000;
const maxBytes = 64 * 1024 * 1024;
/** So much is looked through at once: nothing of it may have gone meanwhile. */
const maxAtOnce = 256;
const maxBytesAtOnce = 4 * 1024 * 1024;

/** What is wrong with a query, by its places; none: it can be used. */
export function queryErrors(query: string, bundle: Bundle): readonly QueryError[] {
  return parseQuery(query, { parameters: createTopicParameters(bundle).names }).errors;
}

export function createFollower(bundle: Bundle, options: FollowOptions = {}): Follower {
  const { query = '', nowMs = Date.now() } = options;
  const store = new MessageStore({ maxRows, maxBytes, maxPayloadBytes: maxBytesAtOnce });
  const topicParameters = createTopicParameters(bundle);
  const origins = createOrigins(store);
  const scene: RowScene = { store, origins, topicParameters, waiting: createWaitingRequests() };
  const marker = compileQuery(parseQuery(query, { parameters: topicParameters.names }).query, {
    nowMs,
    parametersOf: (topic) => topicParameters.of(topic),
    about: origins.about,
  });

  function look(messages: readonly CapturedMessage[]): readonly FollowedMessage[] {
    const from = store.next;
    const taken = messages.map((captured) => takeRow(captured, scene));
    const range = { store, from: Math.max(from, store.first), to: store.next };
    const [bits, found] = [createBits(range), new Set<number>()];
    marker(range, bits);
    eachBit(bits, (index) => found.add(range.from + index));
    return taken.map(({ captured, made, row }) => ({
      captured,
      isFound: found.has(row),
      isDuplicate: made.verdict === 'duplicate',
      latencyMs: made.latencyMs,
    }));
  }

  return { take: (messages) => inPieces(messages).flatMap(look) };
}

function inPieces(messages: readonly CapturedMessage[]): readonly (readonly CapturedMessage[])[] {
  const pieces: CapturedMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const last = pieces.at(-1);
    bytes += message.packet.payload.length;
    if (last === undefined || last.length >= maxAtOnce || bytes > maxBytesAtOnce) {
      pieces.push([message]);
      bytes = message.packet.payload.length;
    } else last.push(message);
  }
  return pieces;
}
