import type { View } from '../query/view.ts';
import { brokenVerdicts, rowVerdicts } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import { percentile } from './percentile.ts';
import type { Bar, StripAnswer } from './protocol.ts';

type Bars = Pick<StripAnswer, 'fromMs' | 'toMs' | 'bars'>;

const maxBars = 2000;
/** As the tab of the broken contracts counts. */
const invalidVerdicts = brokenVerdicts.map((verdict) => rowVerdicts.indexOf(verdict));
/** Counts rows by time: all, those of a view, and the broken ones among these. */
export function createStrip(store: MessageStore, view: View, bars: number): Bars {
  const count = Math.max(1, Math.min(maxBars, Math.floor(bars)));
  const { time } = store.columns;
  const timeOf = (row: number) => time[row % store.capacity] ?? 0;
  if (store.kept === 0) return { fromMs: 0, toMs: 0, bars: [] };
  const fromMs = timeOf(store.first);
  const toMs = Math.max(timeOf(store.next - 1), fromMs + count);
  const barOf = (row: number) => {
    const share = (timeOf(row) - fromMs) / (toMs - fromMs);
    return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  };
  const totals = new Uint32Array(count);
  for (let row = store.first; row < store.next; row++) increase(totals, barOf(row));
  const found = countFound({ store, view, count, barOf });
  const list = Array.from({ length: count }, (_, index): Bar => ({
    total: totals[index] ?? 0,
    found: found.found[index] ?? 0,
    invalid: found.invalid[index] ?? 0,
    p95: percentile(found.latencies[index] ?? [], 0.95),
  }));
  return { fromMs, toMs, bars: list };
}

interface Counting {
  readonly store: MessageStore;
  readonly view: View;
  readonly count: number;
  readonly barOf: (row: number) => number;
}

function countFound({ store, view, count, barOf }: Counting) {
  const { verdict, latency } = store.columns;
  const [found, invalid] = [new Uint32Array(count), new Uint32Array(count)];
  const latencies: number[][] = Array.from({ length: count }, () => []);
  view.each((row) => {
    const place = row % store.capacity;
    const bar = barOf(row);
    increase(found, bar);
    if (invalidVerdicts.includes(verdict[place] ?? 0)) increase(invalid, bar);
    const took = latency[place] ?? NaN;
    if (!Number.isNaN(took)) latencies[bar]?.push(took);
  });
  return { found, invalid, latencies };
}

function increase(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
