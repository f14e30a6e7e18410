import type { View } from '../query/view.ts';
import { rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { Origins } from './origins.ts';
import { goodVerdicts } from './good-verdicts.ts';
import { percentile } from './percentile.ts';

const aggregateOrders = [
  'name',
  'messages',
  'perSecond',
  'bad',
  'sizeP50',
  'sizeP95',
  'latencyP50',
  'latencyP95',
  'lastAtMs',
] as const;
export type AggregateOrder = (typeof aggregateOrders)[number];

export interface AggregatesAsked {
  readonly query: string;
  readonly by: 'channel' | 'topic';
  readonly order: AggregateOrder;
  readonly descending: boolean;
  /** At most 500. */
  readonly count: number;
}

export interface AggregatesAnswer {
  /** How many there are inside the query, and how many of them could not be told apart for want of room. */
  readonly total: number;
  readonly aggregates: readonly Aggregate[];
  /** Messages of topics beyond the 50,000 that are counted one by one. */
  readonly left: number;
}

/** What travelled on one channel or topic. */
export interface Aggregate {
  /** Empty: messages that belong to no channel. */
  readonly name: string;
  readonly messages: number;
  /** Of these not as the contracts say. */
  readonly bad: number;
  /** Of the last ten seconds. */
  readonly perSecond: number;
  /** Bytes; undefined where nothing came. */
  readonly sizeP50: number | undefined;
  readonly sizeP95: number | undefined;
  /** Milliseconds from a request to its reply, on the channels of both; undefined without one. */
  readonly latencyP50: number | undefined;
  readonly latencyP95: number | undefined;
  readonly lastAtMs: number | undefined;
}

export interface AggregateScene {
  readonly store: MessageStore;
  readonly origins: Origins;
  readonly now: () => number;
  /** Channels that are there even when nothing came. */
  readonly channels: readonly string[];
}

interface Counting {
  readonly name: string;
  messages: number;
  bad: number;
  recent: number;
  lastAtMs: number;
  replies: number;
}

/** More names are counted together. */
const maxGroups = 50_000;
const maxAnswer = 500;
const recentMs = 10_000;
/** So many values of a group, spread evenly over it, tell its percentiles. */
const maxValues = 4096;

interface KeptAnswer {
  readonly answer: AggregatesAnswer;
  readonly goodUntil: number;
}

/** What took long to count is not counted again at once: pages ask twice a second. */
const kept = new WeakMap<View, Map<string, KeptAnswer>>();
const isLongMs = 20;
const restsTimes = 9;
const maxKept = 8;

/** Counts the rows of a view by channel or by topic, and gives the first of an order; of many rows not always anew. */
export function countAggregates(scene: AggregateScene, view: View, asked: AggregatesAsked): AggregatesAnswer {
  const key = JSON.stringify([asked.by, asked.order, asked.descending, asked.count]);
  const startedAt = performance.now();
  const known = kept.get(view)?.get(key);
  if (known !== undefined && startedAt < known.goodUntil) return known.answer;
  const answer = countAnew(scene, view, asked);
  const now = performance.now();
  const answers = kept.get(view) ?? new Map<string, KeptAnswer>();
  answers.delete(key);
  if (now - startedAt >= isLongMs)
    answers.set(key, { answer, goodUntil: now + restsTimes * (now - startedAt) });
  if (answers.size > maxKept) answers.delete(answers.keys().next().value ?? '');
  kept.set(view, answers);
  return answer;
}

function countAnew(scene: AggregateScene, view: View, asked: AggregatesAsked): AggregatesAnswer {
  const groups = collect(scene, view, asked.by);
  const needsAll = /^(size|latency)/.test(asked.order);
  const compare = comparing(asked);
  const list = [...groups.byName.values()];
  const count = Math.max(0, Math.min(asked.count, maxAnswer));
  if (needsAll) {
    const values = gather(scene, view, { groups, wanted: new Set(list) });
    const all = list.map((group) => summarise(group, values.get(group)));
    return { total: list.length, aggregates: all.sort(compare).slice(0, count), left: groups.left };
  }
  const sorted = list
    .map((group) => ({ group, aggregate: summarise(group, undefined) }))
    .sort((one, other) => compare(one.aggregate, other.aggregate))
    .slice(0, count)
    .map(({ group }) => group);
  const values = gather(scene, view, { groups, wanted: new Set(sorted) });
  const aggregates = sorted.map((group) => summarise(group, values.get(group)));
  return { total: list.length, aggregates, left: groups.left };
}

interface Groups {
  readonly byName: Map<string, Counting>;
  /** The groups that a row counts for: its own, and for a latency that of its request, too. */
  readonly of: (row: number) => Counting | undefined;
  readonly askedBy: (row: number) => Counting | undefined;
  left: number;
}

function collect(
  { store, origins, now, channels }: AggregateScene,
  view: View,
  by: 'channel' | 'topic',
): Groups {
  const byName = new Map<string, Counting>();
  const byText = new Map<number, Counting | undefined>();
  const group = (name: string): Counting | undefined => {
    const known = byName.get(name);
    if (known !== undefined || byName.size >= maxGroups) return known;
    const made = { name, messages: 0, bad: 0, recent: 0, lastAtMs: 0, replies: 0 };
    byName.set(name, made);
    return made;
  };
  const { columns, capacity } = store;
  const texts = columns[by];
  const groups: Groups = {
    byName,
    left: 0,
    of: (row) => {
      const place = row % capacity;
      // The protocol's own messages are no traffic of a channel.
      if (by === 'channel' && ((columns.flags[place] ?? 0) & rowFlags.system) !== 0) return undefined;
      const text = texts[place] ?? 0;
      if (byText.has(text)) return byText.get(text);
      const found = group(store.texts.text(text));
      byText.set(text, found);
      return found;
    },
    askedBy: (row) => {
      const name = by === 'channel' ? origins.of(row)?.askedOn : undefined;
      return name === undefined ? undefined : group(name);
    },
  };
  if (by === 'channel') for (const name of channels) group(name);
  const recentFrom = now() - recentMs;
  for (let index = 0; index < view.count; index++) {
    const row = view.at(index) ?? 0;
    const counting = groups.of(row);
    if (counting !== undefined) count(counting, { store, place: row % capacity, recentFrom });
    else if (by === 'topic') groups.left += 1;
    if (isReply(store, row)) for (const each of latencyGroups(groups, row)) each.replies += 1;
  }
  return groups;
}

interface Counted {
  readonly store: MessageStore;
  readonly place: number;
  readonly recentFrom: number;
}

function count(counting: Counting, { store, place, recentFrom }: Counted): void {
  const { time, verdict } = store.columns;
  const atMs = time[place] ?? 0;
  counting.messages += 1;
  counting.lastAtMs = Math.max(counting.lastAtMs, atMs);
  if (atMs >= recentFrom) counting.recent += 1;
  if (!goodVerdicts.includes(verdict[place] ?? 0)) counting.bad += 1;
}

function isReply({ columns: { latency }, capacity }: MessageStore, row: number): boolean {
  return !Number.isNaN(latency[row % capacity] ?? NaN);
}

function latencyGroups(groups: Groups, row: number): readonly Counting[] {
  const [own, asked] = [groups.of(row), groups.askedBy(row)];
  return [own, asked === own ? undefined : asked].filter((group) => group !== undefined);
}

interface Values {
  readonly sizes: number[];
  readonly latencies: number[];
  /** How many came by, kept or not. */
  seen: number;
  seenReplies: number;
}

interface Gathering {
  readonly groups: Groups;
  readonly wanted: ReadonlySet<Counting>;
}

/** Sizes and latencies of some groups: of many every so manieth. */
function gather(
  { store }: AggregateScene,
  view: View,
  { groups, wanted }: Gathering,
): ReadonlyMap<Counting, Values> {
  const { size, latency } = store.columns;
  const found = new Map<Counting, Values>();
  const valuesOf = (group: Counting): Values | undefined => {
    const known = found.get(group);
    if (known !== undefined || !wanted.has(group)) return known;
    const made = { sizes: [], latencies: [], seen: 0, seenReplies: 0 };
    found.set(group, made);
    return made;
  };
  for (let index = 0; index < view.count; index++) {
    const row = view.at(index) ?? 0;
    const place = row % store.capacity;
    const own = groups.of(row);
    if (own !== undefined) noteSize(valuesOf(own), own, size[place] ?? 0);
    if (!isReply(store, row)) continue;
    for (const group of latencyGroups(groups, row)) noteLatency(valuesOf(group), group, latency[place] ?? 0);
  }
  return found;
}

function noteSize(values: Values | undefined, { messages }: Counting, size: number): void {
  if (values !== undefined && isChosen(values.seen++, messages)) values.sizes.push(size);
}

function noteLatency(values: Values | undefined, { replies }: Counting, latency: number): void {
  if (values !== undefined && isChosen(values.seenReplies++, replies)) values.latencies.push(latency);
}

function isChosen(index: number, all: number): boolean {
  return all <= maxValues || index % Math.ceil(all / maxValues) === 0;
}

function summarise(
  { name, messages, bad, recent, lastAtMs }: Counting,
  values: Values | undefined,
): Aggregate {
  const { sizes = [], latencies = [] } = values ?? {};
  return {
    ...{ name, messages, bad, perSecond: (recent * 1000) / recentMs },
    ...{ sizeP50: percentile(sizes, 0.5), sizeP95: percentile(sizes, 0.95) },
    ...{ latencyP50: percentile(latencies, 0.5), latencyP95: percentile(latencies, 0.95) },
    lastAtMs: lastAtMs === 0 ? undefined : lastAtMs,
  };
}

/** What has no value comes last, whichever way; equals by their names. */
function comparing({ order, descending }: AggregatesAsked): (one: Aggregate, other: Aggregate) => number {
  // A page may ask for an order that there is not.
  const key = aggregateOrders.find((known) => known === order) ?? 'messages';
  const sign = descending ? -1 : 1;
  const byName = (one: Aggregate, other: Aggregate) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
  return (one, other) => {
    const [left, right] = [one[key], other[key]];
    if (left === right) return byName(one, other);
    if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
    return left < right ? -sign : sign;
  };
}
