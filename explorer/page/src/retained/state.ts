import type { RetainedAnswer, StripAnswer } from '@parley/explorer/protocol';

/** What the broker keeps, as the page shows it. */
export interface RetainedState {
  answer: RetainedAnswer | undefined;
  /** The moment that is looked at; undefined: the end of the range, or now. */
  atMs: number | undefined;
  /** What stands in the field of the time is no time. */
  isWrong: boolean;
}

export function createRetainedState(): RetainedState {
  return { answer: undefined, atMs: undefined, isWrong: false };
}

interface Moments {
  readonly retained: RetainedState;
  readonly strip: StripAnswer | undefined;
}

/** The moment that counts: what was chosen, else the end of the range in the query. Undefined: now. */
export function momentOf({ retained, strip }: Moments): number | undefined {
  return retained.atMs ?? strip?.range.untilMs;
}

/** The latest moment with that time of day that is not after `nowMs`; undefined for what is no time. */
export function parseMoment(text: string, nowMs: number): number | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}T/.test(text.trim()) ? Date.parse(text.trim()) : NaN;
  if (!Number.isNaN(iso)) return iso;
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/.exec(text.trim());
  if (clock === null) return undefined;
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  // Who names no milliseconds means all of that second.
  const milliseconds =
    clock[4] === undefined ? (clock[3] === undefined ? 0 : 999) : Number(clock[4].padEnd(3, '0'));
  const moment = new Date(nowMs);
  moment.setHours(hours, minutes, seconds, milliseconds);
  if (moment.getTime() > nowMs + 60_000) moment.setDate(moment.getDate() - 1);
  return moment.getTime();
}
