import type { View } from '../query/view.ts';
import type { TextColumn } from '../store/columns.ts';
import { rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import { goodVerdicts } from './good-verdicts.ts';
import { percentile } from './percentile.ts';

/** What travelled inside a query, in numbers. */
export interface Figures {
  readonly channels: readonly Figure[];
  readonly agents: readonly Figure[];
  readonly total: number;
}

export interface Figure {
  /** A channel, or an agent; empty for what belongs to none. */
  readonly name: string;
  readonly messages: number;
  /** Of these not as the contracts say. */
  readonly bad: number;
  /** Over the last five seconds. */
  readonly perSecond: number;
  /** Bytes. */
  readonly sizeP50: number;
  readonly sizeP95: number;
  /** Milliseconds from request to reply, of the replies among them; undefined without one. */
  readonly latencyP95: number | undefined;
  /** Epoch milliseconds. */
  readonly lastAtMs: number;
}

interface Counting {
  messages: number;
  bad: number;
  recent: number;
  lastAtMs: number;
  readonly sizes: number[];
  readonly latencies: number[];
}

const rateMs = 5000;
/** Names come from messages too: more than that are a flood. */
const maxNames = 2000;

/** Messages of the protocol itself are left out. Most messages first. */
export function countFigures(store: MessageStore, view: View, nowMs: number): Figures {
  const [channels, agents] = [createCounts(store, 'channel'), createCounts(store, 'sender')];
  const { flags } = store.columns;
  let total = 0;
  for (let index = 0; index < view.count; index++) {
    const row = view.at(index) ?? 0;
    const place = row % store.capacity;
    if (((flags[place] ?? 0) & rowFlags.system) !== 0) continue;
    total += 1;
    for (const counts of [channels, agents]) counts.count(place, nowMs);
  }
  return { channels: channels.list(), agents: agents.list(), total };
}

function createCounts(store: MessageStore, column: TextColumn) {
  const byName = new Map<string, Counting>();
  const byId = new Map<number, Counting | undefined>();

  /** Asked once per text. */
  function countingOf(id: number): Counting | undefined {
    const text = store.texts.text(id);
    // `agent/instance`; other senders have other names.
    const name = column === 'sender' ? (/^([^/]+)\/[^/]+$/.exec(text)?.[1] ?? text) : text;
    const known = byName.get(name);
    if (known !== undefined || byName.size >= maxNames) return known;
    const made: Counting = { messages: 0, bad: 0, recent: 0, lastAtMs: 0, sizes: [], latencies: [] };
    byName.set(name, made);
    return made;
  }

  return {
    count: (place: number, nowMs: number) => {
      const id = store.columns[column][place] ?? 0;
      if (!byId.has(id)) byId.set(id, countingOf(id));
      const counting = byId.get(id);
      if (counting !== undefined) count(counting, { store, place, nowMs });
    },
    list: () =>
      [...byName]
        .map(([name, counting]) => summarise(name, counting))
        .sort((left, right) => right.messages - left.messages || (left.name < right.name ? -1 : 1)),
  };
}

interface Counted {
  readonly store: MessageStore;
  readonly place: number;
  readonly nowMs: number;
}

function count(counting: Counting, { store, place, nowMs }: Counted): void {
  const { time, verdict, latency, size, flags } = store.columns;
  const atMs = time[place] ?? 0;
  const tookMs = latency[place] ?? NaN;
  counting.messages += 1;
  counting.sizes.push(size[place] ?? 0);
  counting.lastAtMs = atMs;
  if (!goodVerdicts.includes(verdict[place] ?? 0)) counting.bad += 1;
  if (!Number.isNaN(tookMs)) counting.latencies.push(tookMs);
  // What the broker kept did not come now.
  if (nowMs - atMs < rateMs && ((flags[place] ?? 0) & rowFlags.retained) === 0) counting.recent += 1;
}

function summarise(name: string, counting: Counting): Figure {
  const { messages, bad, recent, lastAtMs, sizes, latencies } = counting;
  return {
    ...{ name, messages, bad, lastAtMs, perSecond: (recent * 1000) / rateMs },
    sizeP50: percentile(sizes, 0.5) ?? 0,
    sizeP95: percentile(sizes, 0.95) ?? 0,
    latencyP95: percentile(latencies, 0.95),
  };
}
