import { setTimeout as sleep } from 'node:timers/promises';
import type { Display, Progress } from './progress.ts';
import { balances, reconcile } from './reconcile.ts';
import type { Tally } from './tally.ts';

/** What the feed said last. */
export interface FeedState {
  sent: number;
  done: boolean;
  serviced: string | undefined;
}

export interface WatchOptions {
  readonly tally: Tally;
  readonly feed: Readonly<FeedState>;
  readonly display: Display;
  /** Absent: without end. */
  readonly expected: number | undefined;
  readonly signal: AbortSignal;
}

export type WatchEnd = 'balanced' | 'stuck' | 'aborted';

const lookIntervalMs = 100;
const patienceMs = 20_000;

/** Shows the progress until every reading was sent and every equation holds, or nothing changes any more. */
export async function watchFleet(options: WatchOptions): Promise<WatchEnd> {
  const { tally, feed, display, signal } = options;
  const isFinite = options.expected !== undefined;
  let version = -1;
  let changedMs = performance.now();
  while (!signal.aborted) {
    display.update(progressOf(options));
    const current = tally.version + feed.sent;
    if (current !== version) changedMs = performance.now();
    version = current;
    if (isFinite && feed.done && balances(reconcile(tally, feed.sent))) return 'balanced';
    if (isFinite && performance.now() - changedMs > patienceMs) return 'stuck';
    await sleep(lookIntervalMs, undefined, { signal }).catch(() => undefined);
  }
  return 'aborted';
}

/** What the display shows. */
export function progressOf({
  tally,
  feed,
  expected,
}: Pick<WatchOptions, 'tally' | 'feed' | 'expected'>): Progress {
  const count = (name: string): number => tally.counter('orchestrator', name);
  const deadLetters = [...tally.deadLetters('orchestrator').values()].reduce((sum, value) => sum + value, 0);
  return {
    sent: feed.sent,
    expected,
    settled: count('analysed') + deadLetters + count('expired') + count('duplicates'),
    engaged: count('engaged'),
    scheduled: count('scheduled'),
    insights: tally.counter('manufacturing-insight', 'insights'),
    deadLetters,
  };
}
