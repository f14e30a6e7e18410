import { timeMode } from '../time-mode.ts';

const seconds = [1, 2, 5, 10, 15, 30];
const minutes = [1, 2, 5, 10, 15, 30].map((count) => count * 60);
const hours = [1, 2, 3, 6, 12, 24].map((count) => count * 3600);
const steps = [...seconds, ...minutes, ...hours].map((step) => step * 1000);

export interface Tick {
  readonly atMs: number;
  /** `14:05`, with seconds where the ticks are closer than a minute. */
  readonly text: string;
}

export interface AxisRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Ticks at round times of the day, at most so many. */
export function ticksOf({ fromMs, toMs }: AxisRange, most: number): readonly Tick[] {
  const step = steps.find((each) => (toMs - fromMs) / each <= most);
  if (step === undefined || toMs <= fromMs) return [];
  // Round as people near here read their clocks, not as UTC does.
  const offset = timeMode() === 'utc' ? 0 : new Date(fromMs).getTimezoneOffset() * 60_000;
  const first = Math.ceil((fromMs - offset) / step) * step + offset;
  const count = Math.max(0, Math.floor((toMs - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const atMs = first + index * step;
    return { atMs, text: shownClock(atMs, step < 60_000 ? 'seconds' : 'minutes') };
  });
}

type Precision = 'minutes' | 'seconds' | 'milliseconds';

/** A time of the day as the page tells times. */
export function shownClock(atMs: number, to: Precision): string {
  if (timeMode() !== 'utc') return clockText(atMs, to);
  return new Date(atMs).toISOString().slice(11, to === 'minutes' ? 16 : to === 'seconds' ? 19 : 23);
}

/** A time of the day as a query takes it: local. */
export function clockText(atMs: number, to: Precision): string {
  const time = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const minute = `${two(time.getHours())}:${two(time.getMinutes())}`;
  if (to === 'minutes') return minute;
  const second = `${minute}:${two(time.getSeconds())}`;
  return to === 'seconds' ? second : `${second}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}
