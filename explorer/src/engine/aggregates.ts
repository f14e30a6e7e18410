import type { View } from '../query/view.ts';
import {
  type Group,
  type GroupScene,
  type GroupedBy,
  type Groups,
  type Values,
  collectGroups,
  gatherValues,
  groupings,
  recentMs,
} from './groups.ts';
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
  readonly by: GroupedBy;
  readonly order: AggregateOrder;
  readonly descending: boolean;
  /** At most 500. */
  readonly count: number;
}

export interface AggregatesAnswer {
  /** How many there are inside the query. */
  readonly total: number;
  readonly aggregates: readonly Aggregate[];
  /** Messages of names beyond the 50,000 that are counted one by one. */
  readonly left: number;
}

/** What travelled under one name: a channel, a topic, an agent. */
export interface Aggregate {
  /** Empty: messages that belong to none. */
  readonly name: string;
  readonly messages: number;
  /** Of these not as the contracts say. */
  readonly bad: number;
  /** Over the last five seconds. */
  readonly perSecond: number;
  /** Bytes; undefined where nothing came. */
  readonly sizeP50: number | undefined;
  readonly sizeP95: number | undefined;
  /** Milliseconds from a request to its reply, on the channels of both; undefined without one. */
  readonly latencyP50: number | undefined;
  readonly latencyP95: number | undefined;
  /** Epoch milliseconds. */
  readonly lastAtMs: number | undefined;
}

const maxAnswer = 500;

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
export function countAggregates(scene: GroupScene, view: View, asked: AggregatesAsked): AggregatesAnswer {
  const key = JSON.stringify([asked.by, asked.order, asked.descending, asked.count]);
  const startedAt = performance.now();
  const known = kept.get(view)?.get(key);
  if (known !== undefined && startedAt < known.goodUntil) return known.answer;
  const { groups, aggregates } = countFirst(scene, view, {
    ...asked,
    count: Math.min(asked.count, maxAnswer),
  });
  const answer = { total: groups.byName.size, aggregates, left: groups.left };
  const now = performance.now();
  const answers = kept.get(view) ?? new Map<string, KeptAnswer>();
  answers.delete(key);
  if (now - startedAt >= isLongMs)
    answers.set(key, { answer, goodUntil: now + restsTimes * (now - startedAt) });
  if (answers.size > maxKept) answers.delete(answers.keys().next().value ?? '');
  kept.set(view, answers);
  return answer;
}

/** The first groups of an order, counted now. */
export function countFirst(scene: GroupScene, view: View, asked: Omit<AggregatesAsked, 'query'>): Counted {
  // A page may ask for what there is not.
  const by = groupings.find((known) => known === asked.by) ?? 'channel';
  const groups = collectGroups(scene, view, by);
  const compare = comparing(asked);
  const count = Math.max(0, asked.count);
  const list = [...groups.byName.values()];
  const measured = (some: readonly Group[]): readonly Aggregate[] => {
    const values = gatherValues(scene.store, view, { groups, wanted: new Set(some) });
    return some.map((group) => summarise(group, values.get(group)));
  };
  if (/^(size|latency)/.test(asked.order))
    return { groups, aggregates: [...measured(list)].sort(compare).slice(0, count) };
  // The others are told apart without a look at sizes and latencies.
  const first = list
    .map((group) => ({ group, aggregate: summarise(group, undefined) }))
    .sort((one, other) => compare(one.aggregate, other.aggregate))
    .slice(0, count)
    .map(({ group }) => group);
  return { groups, aggregates: measured(first) };
}

interface Counted {
  readonly groups: Groups;
  readonly aggregates: readonly Aggregate[];
}

function summarise({ name, messages, bad, recent, lastAtMs }: Group, values: Values | undefined): Aggregate {
  const { sizes = [], latencies = [] } = values ?? {};
  return {
    ...{ name, messages, bad, perSecond: (recent * 1000) / recentMs },
    ...{ sizeP50: percentile(sizes, 0.5), sizeP95: percentile(sizes, 0.95) },
    ...{ latencyP50: percentile(latencies, 0.5), latencyP95: percentile(latencies, 0.95) },
    lastAtMs: lastAtMs === 0 ? undefined : lastAtMs,
  };
}

/** What has no value comes last, whichever way; equals by their names. */
function comparing({
  order,
  descending,
}: Pick<AggregatesAsked, 'order' | 'descending'>): (one: Aggregate, other: Aggregate) => number {
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
