/** How a conversation stands. */
export type ThreadState = 'done' | 'waiting' | 'failed';

/** The messages that share a correlation id, in a few numbers. */
export interface ThreadSummary {
  readonly correlationId: string;
  /** What it is about: the subject of its first message, else the channel. */
  readonly title: string;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly hops: number;
  readonly agents: number;
  readonly invalid: number;
  readonly deadLetters: number;
  readonly timeouts: number;
  readonly escalations: number;
  readonly state: ThreadState;
  /** Whom it waits for: the channel of the oldest request without a reply. */
  readonly waitsFor: string | undefined;
}

/** All of it that can be told without reading a message. */
export type ThreadFigures = Omit<ThreadSummary, 'title'>;

export const threadOrders = ['newest', 'oldest', 'slowest', 'worst'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

export const threadFilters = ['all', 'waiting', 'escalated', 'failed'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

const tests: Readonly<Record<ThreadFilter, (thread: ThreadFigures) => boolean>> = {
  all: () => true,
  waiting: ({ state }) => state === 'waiting',
  escalated: ({ escalations }) => escalations > 0,
  failed: ({ state }) => state === 'failed',
};

const keys: Readonly<Record<ThreadOrder, (thread: ThreadFigures) => number>> = {
  newest: ({ lastAtMs }) => -lastAtMs,
  oldest: ({ firstAtMs }) => firstAtMs,
  slowest: ({ firstAtMs, lastAtMs }) => firstAtMs - lastAtMs,
  worst: ({ invalid, deadLetters, timeouts }) => -(deadLetters * 1e6 + invalid * 1e3 + timeouts),
};

/** Those that pass, in an order; among equals the one that began later comes first. */
export function arrangeThreads<Thread extends ThreadFigures>(
  threads: readonly Thread[],
  { order, filter }: { readonly order: ThreadOrder; readonly filter: ThreadFilter },
): readonly Thread[] {
  const key = keys[order];
  return threads
    .filter(tests[filter])
    .sort((left, right) => key(left) - key(right) || right.firstAtMs - left.firstAtMs);
}

/** How many pass each filter. */
export function countThreads(threads: readonly ThreadFigures[]): Record<ThreadFilter, number> {
  const counts = { all: 0, waiting: 0, escalated: 0, failed: 0 };
  for (const thread of threads)
    for (const filter of threadFilters) if (tests[filter](thread)) counts[filter] += 1;
  return counts;
}
