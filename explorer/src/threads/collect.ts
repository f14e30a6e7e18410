import { rowFlags, rowVerdicts } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { ThreadState, ThreadSummary } from './summary.ts';

/** Some rows, by index. A view is one. */
export interface RowList {
  readonly count: number;
  at(index: number): number | undefined;
}

export interface CollectScene {
  readonly store: MessageStore;
  readonly rows: RowList;
  /** Rows of the requests that still wait for their reply. */
  readonly waiting: readonly number[];
}

/** A conversation while it is counted. */
interface Counting {
  firstRow: number;
  lastRow: number;
  hops: number;
  invalid: number;
  deadLetters: number;
  timeouts: number;
  escalations: number;
  waitsAt: number | undefined;
  readonly senders: Set<number>;
  /** Ids that were seen: the front hands a message on under the id that it has. */
  readonly ids: Set<number>;
}

const broken = (
  [
    'invalid',
    'malformed',
    'wrong-sender',
    'wrong-version',
    'over-limit',
    'undeclared-message',
    'undeclared-channel',
  ] as const
).map((verdict) => rowVerdicts.indexOf(verdict));

/** The conversations among some rows. Rows without a correlation id belong to none. */
export function collectThreads(scene: CollectScene): readonly ThreadSummary[] {
  const { store, rows } = scene;
  const threads = new Map<number, Counting>();
  const count = counterOf(store);
  for (let index = 0; index < rows.count; index++) {
    const row = rows.at(index) ?? 0;
    const id = store.columns.correlation[row % store.capacity] ?? 0;
    if (id === 0) continue;
    const thread = threads.get(id) ?? newCounting(row);
    threads.set(id, thread);
    count(thread, row);
  }
  for (const row of scene.waiting) {
    const thread = threads.get(store.columns.correlation[row % store.capacity] ?? 0);
    if (thread !== undefined) thread.waitsAt ??= row;
  }
  return [...threads.values()].map((thread) => summarise(thread, store));
}

function newCounting(row: number): Counting {
  const counts = { hops: 0, invalid: 0, deadLetters: 0, timeouts: 0, escalations: 0 };
  return { firstRow: row, lastRow: row, waitsAt: undefined, senders: new Set(), ids: new Set(), ...counts };
}

function counterOf(store: MessageStore): (thread: Counting, row: number) => void {
  const { verdict, flags, sender, topic, idLow, idHigh } = store.columns;
  /** The kind of event of a topic, looked at once per topic. */
  const events = new Map<number, string>();
  const eventOf = (id: number) => {
    const known = events.get(id);
    if (known !== undefined) return known;
    const event = /\/events\/([a-z]+)$/.exec(store.texts.text(id))?.[1] ?? '';
    events.set(id, event);
    return event;
  };
  const isFlagged = (place: number, flag: number) => ((flags[place] ?? 0) & flag) !== 0;
  return (thread, row) => {
    const place = row % store.capacity;
    thread.lastRow = row;
    thread.senders.add(sender[place] ?? 0);
    if (broken.includes(verdict[place] ?? 0)) thread.invalid += 1;
    if (isFlagged(place, rowFlags.deadLetter)) thread.deadLetters += 1;
    if (isFlagged(place, rowFlags.system)) countEvent(thread, eventOf(topic[place] ?? 0));
    countHop(thread, ((idHigh[place] ?? 0) & 0x1fffff) * 0x1_0000_0000 + (idLow[place] ?? 0));
  };
}

function countEvent(thread: Counting, event: string): void {
  if (event === 'timeout') thread.timeouts += 1;
  if (event === 'escalation') thread.escalations += 1;
}

/** Rows without an id (0) count each. */
function countHop(thread: Counting, id: number): void {
  if (id !== 0 && thread.ids.has(id)) return;
  thread.ids.add(id);
  thread.hops += 1;
}

function summarise(thread: Counting, store: MessageStore): ThreadSummary {
  const { firstRow, lastRow, senders, waitsAt, invalid, deadLetters, timeouts, escalations, hops } = thread;
  const { time, channel, correlation } = store.columns;
  const textOf = (ids: Uint32Array, row: number) => store.texts.text(ids[row % store.capacity] ?? 0);
  const agents = new Set([...senders].map((id) => store.texts.text(id).split('/')[0]));
  return {
    correlationId: textOf(correlation, firstRow),
    title: titleOf(store, firstRow) ?? textOf(channel, firstRow),
    firstAtMs: time[firstRow % store.capacity] ?? 0,
    lastAtMs: time[lastRow % store.capacity] ?? 0,
    ...{ hops, agents: agents.size, invalid, deadLetters, timeouts, escalations },
    state: stateOf(thread),
    waitsFor: waitsAt === undefined ? undefined : textOf(channel, waitsAt),
  };
}

function stateOf({ waitsAt, deadLetters }: Counting): ThreadState {
  if (waitsAt !== undefined) return 'waiting';
  return deadLetters > 0 ? 'failed' : 'done';
}

/** The subject, read from the first bytes: a list of a thousand conversations must not parse a thousand payloads. */
function titleOf(store: MessageStore, row: number): string | undefined {
  const head = store.payload(row)?.toString('utf8', 0, 1024) ?? '';
  const subject = /"subject":("(?:[^"\\]|\\.)*")/.exec(head)?.[1];
  if (subject === undefined) return undefined;
  try {
    return JSON.parse(subject) as string;
  } catch {
    return undefined;
  }
}
