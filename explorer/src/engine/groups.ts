import type { View } from '../query/view.ts';
import { rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import { goodVerdicts } from './good-verdicts.ts';
import type { Origins } from './origins.ts';

/** What rows are counted by: their channel, their topic, or the agent that sent them. */
export const groupings = ['channel', 'topic', 'agent'] as const;
export type GroupedBy = (typeof groupings)[number];

export interface GroupScene {
  readonly store: MessageStore;
  readonly origins: Origins;
  readonly now: () => number;
  /** Channels that are there even when nothing came. */
  readonly channels: readonly string[];
}

/** What was counted under one name. */
export interface Group {
  readonly name: string;
  messages: number;
  bad: number;
  /** Of the last `recentMs`. */
  recent: number;
  lastAtMs: number;
  replies: number;
}

export interface Groups {
  readonly byName: Map<string, Group>;
  /** The group that a row belongs to; the protocol's own messages are no traffic of a channel or an agent. */
  readonly of: (row: number) => Group | undefined;
  /** Of a reply that of its request. */
  readonly askedBy: (row: number) => Group | undefined;
  /** Messages inside the view, without what is not counted. */
  messages: number;
  /** Of these in no group, for want of room. */
  left: number;
}

/** The window of rates, as long as that of the accounting. */
export const recentMs = 5000;
/** More names are counted together. */
const maxGroups = 50_000;
/** So many values of a group, spread evenly over it, tell its percentiles. */
const maxValues = 4096;

/** Counts the rows of a view under the names of what they are counted by. */
export function collectGroups(scene: GroupScene, view: View, by: GroupedBy): Groups {
  const { store } = scene;
  const groups = createGroups(scene, by);
  const recentFrom = scene.now() - recentMs;
  view.each((row) => {
    const place = row % store.capacity;
    if (isTraffic(store, place, by)) {
      const group = groups.of(row);
      groups.messages += 1;
      if (group === undefined) groups.left += 1;
      else count(group, { store, place, recentFrom });
    }
    if (isReply(store, row)) for (const each of latencyGroups(groups, row)) each.replies += 1;
  });
  return groups;
}

function createGroups({ store, origins, channels }: GroupScene, by: GroupedBy): Groups {
  const byName = new Map<string, Group>();
  const byText = new Map<number, Group | undefined>();
  const { columns, capacity, texts } = store;
  const named = columns[by === 'agent' ? 'sender' : by];
  const group = (name: string): Group | undefined => {
    const known = byName.get(name);
    if (known !== undefined || byName.size >= maxGroups) return known;
    const made = { name, messages: 0, bad: 0, recent: 0, lastAtMs: 0, replies: 0 };
    byName.set(name, made);
    return made;
  };
  if (by === 'channel') for (const name of channels) group(name);
  return {
    ...{ byName, messages: 0, left: 0 },
    of: (row) => {
      const place = row % capacity;
      if (!isTraffic(store, place, by)) return undefined;
      const id = named[place] ?? 0;
      if (byText.has(id)) return byText.get(id);
      const text = texts.text(id);
      const found = group(by === 'agent' ? agentOf(text) : text);
      byText.set(id, found);
      return found;
    },
    askedBy: (row) => {
      const name = by === 'channel' ? origins.of(row)?.askedOn : undefined;
      return name === undefined ? undefined : group(name);
    },
  };
}

/** `agent/instance`; other senders have other names. */
function agentOf(sender: string): string {
  return /^([^/]+)\/[^/]+$/.exec(sender)?.[1] ?? sender;
}

function isTraffic({ columns: { flags } }: MessageStore, place: number, by: GroupedBy): boolean {
  return by === 'topic' || ((flags[place] ?? 0) & rowFlags.system) === 0;
}

interface Counted {
  readonly store: MessageStore;
  readonly place: number;
  readonly recentFrom: number;
}

function count(group: Group, { store, place, recentFrom }: Counted): void {
  const { time, verdict, flags } = store.columns;
  const atMs = time[place] ?? 0;
  group.messages += 1;
  group.lastAtMs = Math.max(group.lastAtMs, atMs);
  // What the broker kept did not come now.
  if (atMs > recentFrom && ((flags[place] ?? 0) & rowFlags.retained) === 0) group.recent += 1;
  if (!goodVerdicts.includes(verdict[place] ?? 0)) group.bad += 1;
}

function isReply({ columns: { latency }, capacity }: MessageStore, row: number): boolean {
  return !Number.isNaN(latency[row % capacity] ?? NaN);
}

/** A latency is told of the reply and of its request. */
function latencyGroups(groups: Groups, row: number): readonly Group[] {
  const [own, asked] = [groups.of(row), groups.askedBy(row)];
  return [own, asked === own ? undefined : asked].filter((group) => group !== undefined);
}

/** Sizes and latencies of a group. */
export interface Values {
  readonly sizes: number[];
  readonly latencies: number[];
  /** How many came by, kept or not. */
  seen: number;
  seenReplies: number;
}

interface Gathering {
  readonly groups: Groups;
  readonly wanted: ReadonlySet<Group>;
}

/** Sizes and latencies of some groups: of many every so manieth. */
export function gatherValues(
  store: MessageStore,
  view: View,
  { groups, wanted }: Gathering,
): ReadonlyMap<Group, Values> {
  const { size, latency } = store.columns;
  const found = new Map<Group, Values>();
  const valuesOf = (group: Group): Values | undefined => {
    const known = found.get(group);
    if (known !== undefined || !wanted.has(group)) return known;
    const made = { sizes: [], latencies: [], seen: 0, seenReplies: 0 };
    found.set(group, made);
    return made;
  };
  view.each((row) => {
    const place = row % store.capacity;
    const own = groups.of(row);
    if (own !== undefined) noteSize(valuesOf(own), own, size[place] ?? 0);
    if (!isReply(store, row)) return;
    for (const group of latencyGroups(groups, row)) noteLatency(valuesOf(group), group, latency[place] ?? 0);
  });
  return found;
}

function noteSize(values: Values | undefined, { messages }: Group, size: number): void {
  if (values !== undefined && isChosen(values.seen++, messages)) values.sizes.push(size);
}

function noteLatency(values: Values | undefined, { replies }: Group, latency: number): void {
  if (values !== undefined && isChosen(values.seenReplies++, replies)) values.latencies.push(latency);
}

function isChosen(index: number, all: number): boolean {
  return all <= maxValues || index % Math.ceil(all / maxValues) === 0;
}
