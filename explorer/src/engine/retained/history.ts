import type { CapturedMessage } from '../../capture/capture.ts';
import type { NewRow, RowVerdict } from '../../store/row.ts';
import { goodVerdicts } from '../good-verdicts.ts';
import { rowVerdicts } from '../../store/row.ts';

/** Something that happened to what a broker keeps on a topic. */
export interface RetainedChange {
  /** `maybe`: nobody can tell whether this message replaced the one that stood there. */
  readonly kind: 'stands' | 'cleared' | 'maybe';
  readonly topic: string;
  readonly atMs: number;
  row: number;
  verdict: RowVerdict;
  readonly channel: string;
  readonly type: string;
  readonly sender: string;
  readonly size: number;
  readonly wasThere: boolean;
  /** When its time is over and the broker forgets it. */
  readonly untilMs: number | undefined;
  /** What stands was doubtful from then on. */
  readonly doubtful?: true;
}

export type RetainedState = ReadonlyMap<string, RetainedChange>;

/** What the broker keeps, and kept: the changes of late, and what stood before them. */
export interface RetainedHistory {
  see(captured: CapturedMessage, made: NewRow, row: number): void;
  readonly now: RetainedState;
  /** There are more topics than are followed. */
  readonly isFull: boolean;
  /** Before that moment nothing is known; undefined while nothing was kept. */
  readonly sinceMs: number | undefined;
  at(atMs: number): RetainedState;
  /** The moments of change right before and after a moment. */
  around(atMs: number): { readonly before: number | undefined; readonly after: number | undefined };
}

export interface RetainedOptions {
  /** Whether the contracts say that a channel's messages are kept: all that is known where the flags tell nothing. */
  readonly keeps: (channel: string) => boolean;
  /** Topics that are followed. Default 20,000. */
  readonly maxTopics?: number;
  /** Changes that are remembered, at least. Default 20,000. */
  readonly maxChanges?: number;
}

/** Longer topics are not followed: whoever sends makes them up. */
const maxLetters = 1000;

export function createRetainedHistory(options: RetainedOptions): RetainedHistory {
  const { keeps, maxTopics = 20_000, maxChanges = 20_000 } = options;
  const base = new Map<string, RetainedChange>();
  const now = new Map<string, RetainedChange>();
  let changes: RetainedChange[] = [];
  let sinceMs: number | undefined;
  let isFull = false;

  function note(change: RetainedChange): void {
    if (!now.has(change.topic) && (now.size >= maxTopics || change.topic.length > maxLetters)) {
      isFull = true;
      return;
    }
    sinceMs ??= change.atMs;
    apply(now, change);
    changes.push(change);
    // Twice as many, so that they are moved seldom.
    if (changes.length < 2 * maxChanges) return;
    for (const old of changes.slice(0, maxChanges)) apply(base, old);
    changes = changes.slice(maxChanges);
    sinceMs = changes[0]?.atMs;
  }

  return {
    now,
    get isFull() {
      return isFull;
    },
    get sinceMs() {
      return sinceMs;
    },
    see: (captured, made, row) => {
      const isKept = captured.isKept ?? isKeptByRule(captured, keeps);
      const kind = kindOf(captured, { isKept, standing: now.get(captured.topic) });
      if (kind === undefined) return;
      if (captured.entry > 0) blame(now.get(captured.topic), made.verdict, row);
      else note(toChange(captured, made, { kind, row }));
    },
    at: (atMs) => {
      const state = new Map(base);
      for (const change of changes) if (change.atMs <= atMs) apply(state, change);
      return state;
    },
    around: (atMs) => ({
      before: changes.findLast((change) => change.atMs < atMs && change.kind !== 'maybe')?.atMs,
      after: changes.find((change) => change.atMs > atMs && change.kind !== 'maybe')?.atMs,
    }),
  };
}

function apply(state: Map<string, RetainedChange>, change: RetainedChange): void {
  if (change.kind !== 'maybe') {
    state.set(change.topic, change);
    return;
  }
  const standing = state.get(change.topic);
  if (standing !== undefined) state.set(change.topic, { ...standing, doubtful: true });
}

/** Undefined: it changes nothing of what the broker keeps. */
function kindOf(
  { packet }: CapturedMessage,
  {
    isKept,
    standing,
  }: { readonly isKept: boolean | undefined; readonly standing: RetainedChange | undefined },
): RetainedChange['kind'] | undefined {
  if (isKept === false) return undefined;
  if (isKept === true) return packet.payload.length === 0 ? 'cleared' : 'stands';
  return standing?.kind === 'stands' && standing.doubtful !== true ? 'maybe' : undefined;
}

/** Where the flags do not tell: what the protocol keeps, and what takes such a message back. */
function isKeptByRule(
  { system, channel, verdict }: CapturedMessage,
  keeps: RetainedOptions['keeps'],
): boolean | undefined {
  if (system !== undefined) return ['status', 'card', 'front'].includes(system.kind);
  return verdict.kind === 'cleared' || keeps(channel ?? '') ? true : undefined;
}

/** One bad entry makes a batch bad. */
function blame(standing: RetainedChange | undefined, verdict: RowVerdict, row: number): void {
  if (standing === undefined || isGood(verdict) || !isGood(standing.verdict)) return;
  Object.assign(standing, { verdict, row });
}

function isGood(verdict: RowVerdict): boolean {
  return goodVerdicts.includes(rowVerdicts.indexOf(verdict));
}

function toChange(
  { topic, receivedAtMs, retained, packet }: CapturedMessage,
  { verdict, channel = '', type = '', sender = '' }: NewRow,
  { kind, row }: Pick<RetainedChange, 'kind' | 'row'>,
): RetainedChange {
  const { messageExpirySeconds } = packet.properties;
  const untilMs = messageExpirySeconds === undefined ? undefined : receivedAtMs + messageExpirySeconds * 1000;
  const facts = { channel, type, sender, size: packet.payload.length };
  return { kind, row, topic, atMs: receivedAtMs, verdict, ...facts, wasThere: retained, untilMs };
}
