import { timeMode } from '../time-mode.ts';
import { clockText } from './axis.ts';

/** A range of time; an open end goes to the edge. Epoch milliseconds. */
export interface Range {
  readonly sinceMs: number | undefined;
  readonly untilMs: number | undefined;
}

export interface RangeScale {
  /** How long one bar is: the range is as fine as what is seen. */
  readonly barMs: number;
  /** The newest moment in sight. */
  readonly toMs: number;
}

/** The terms of a query with another range of time. */
export function withRange(
  terms: readonly string[],
  { sinceMs, untilMs }: Range,
  scale: RangeScale,
): readonly string[] {
  const others = terms.filter((term) => !/^(?:since|until):/.test(term));
  const since = sinceMs === undefined ? [] : [`since:${timeText(sinceMs, Math.floor, scale)}`];
  const until = untilMs === undefined ? [] : [`until:${timeText(untilMs, Math.ceil, scale)}`];
  return [...others, ...since, ...until];
}

const dayMs = 86_400_000;

/** A time of the day; of another day, and where times are told in UTC, all of it. */
function timeText(atMs: number, round: (value: number) => number, { barMs, toMs }: RangeScale): string {
  const whole = barMs >= 1000 ? round(atMs / 1000) * 1000 : round(atMs);
  if (timeMode() === 'utc' || toMs - whole > dayMs / 2) return new Date(whole).toISOString();
  return clockText(whole, barMs >= 1000 ? 'seconds' : 'milliseconds');
}
