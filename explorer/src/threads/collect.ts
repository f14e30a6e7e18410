import { rowFlags, rowVerdicts } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { ThreadFigures, ThreadState, ThreadSummary } from './summary.ts';

/** Some rows, the oldest first. A view is one. */
export interface RowList {
  each(visit: (row: number) => void): void;
}

export interface CollectScene {
  readonly store: MessageStore;
  readonly rows: RowList;
  /** Rows of the requests that still wait for their reply. */
  readonly waiting: readonly number[];
}

export interface CollectedThread extends ThreadFigures {
  readonly firstRow: number;
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
export function collectThreads(scene: CollectScene): readonly CollectedThread[] {
  const { store, rows } = scene;
  const threads = new Map<number, Counting>();
  const count = counterOf(store);
  const { correlation } = store.columns;
  rows.each((row) => {
    const id = correlation[row % store.capacity] ?? 0;
    if (id === 0) return;
    let thread = threads.get(id);
    if (thread === undefined) {
      thread = newCounting(row);
      threads.set(id, thread);
    }
    count(thread, row);
  });
  for (const row of scene.waiting) {
    const thread = threads.get(correlation[row % store.capacity] ?? 0);
    if (thread !== undefined) thread.waitsAt ??= row;
  }
  return [...threads.values()].map((thread) => figuresOf(thread, store));
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

/** With its title, which must be read from the first message: only for those that somebody looks at. */
export function summarise({ firstRow, ...figures }: CollectedThread, store: MessageStore): ThreadSummary {
  const { channel } = store.columns;
  const title = titleOf(store, firstRow) ?? store.texts.text(channel[firstRow % store.capacity] ?? 0);
  return { ...figures, title };
}

function figuresOf(thread: Counting, store: MessageStore): CollectedThread {
  const { firstRow, lastRow, senders, waitsAt, invalid, deadLetters, timeouts, escalations, hops } = thread;
  const { time, channel, correlation } = store.columns;
  const textOf = (ids: Uint32Array, row: number) => store.texts.text(ids[row % store.capacity] ?? 0);
  const agents = new Set([...senders].map((id) => store.texts.text(id).split('/')[0]));
  return {
    correlationId: textOf(correlation, firstRow),
    firstRow,
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
