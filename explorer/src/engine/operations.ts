import type { View } from '../query/view.ts';
import type { MessageStore } from '../store/store.ts';
import type { Origins } from './origins.ts';
import { percentile } from './percentile.ts';

/** How fast the requests of a channel are answered. */
export interface Operation {
  /** The channel of the requests. */
  readonly request: string;
  /** The channels of the replies; empty for errors alone. */
  readonly replies: readonly string[];
  readonly answered: number;
  /** Of these error replies. */
  readonly errors: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface OperationsScene {
  readonly store: MessageStore;
  readonly origins: Origins;
}

interface Counting {
  readonly latencies: number[];
  readonly replies: Set<string>;
  errors: number;
}

/** Names of channels come from messages too: more than that are a flood. */
const maxOperations = 500;

/** The requests that were answered inside a view, by channel; the slowest first. */
export function countOperations({ store, origins }: OperationsScene, view: View): readonly Operation[] {
  const operations = new Map<string, Counting>();
  const { latency, channel, type } = store.columns;
  const errorType = store.texts.find('parley.error.v1');
  view.each((row) => {
    const place = row % store.capacity;
    const tookMs = latency[place] ?? NaN;
    const request = Number.isNaN(tookMs) ? undefined : origins.of(row)?.askedOn;
    const counting = request === undefined ? undefined : countingOf(operations, request);
    if (counting === undefined) return;
    counting.latencies.push(tookMs);
    if (type[place] === errorType) counting.errors += 1;
    else counting.replies.add(store.texts.text(channel[place] ?? 0));
  });
  return [...operations].map(summarise).sort((left, right) => right.p95 - left.p95);
}

function countingOf(operations: Map<string, Counting>, request: string): Counting | undefined {
  const known = operations.get(request);
  if (known !== undefined || operations.size >= maxOperations) return known;
  const made: Counting = { latencies: [], replies: new Set(), errors: 0 };
  operations.set(request, made);
  return made;
}

function summarise([request, { latencies, replies, errors }]: readonly [string, Counting]): Operation {
  const of = (share: number) => percentile(latencies, share) ?? 0;
  const names = [...replies].filter((name) => name !== '').sort();
  return {
    ...{ request, replies: names, answered: latencies.length, errors },
    ...{ p50: of(0.5), p95: of(0.95), p99: of(0.99) },
  };
}
