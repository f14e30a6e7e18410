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

export const threadOrders = ['newest', 'oldest', 'slowest', 'worst'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

export const threadFilters = ['all', 'waiting', 'escalated', 'failed'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

const tests: Readonly<Record<ThreadFilter, (thread: ThreadSummary) => boolean>> = {
  all: () => true,
  waiting: ({ state }) => state === 'waiting',
  escalated: ({ escalations }) => escalations > 0,
  failed: ({ state }) => state === 'failed',
};

const keys: Readonly<Record<ThreadOrder, (thread: ThreadSummary) => number>> = {
  newest: ({ lastAtMs }) => -lastAtMs,
  oldest: ({ firstAtMs }) => firstAtMs,
  slowest: ({ firstAtMs, lastAtMs }) => firstAtMs - lastAtMs,
  worst: ({ invalid, deadLetters, timeouts }) => -(deadLetters * 1e6 + invalid * 1e3 + timeouts),
};

/** Those that pass, in an order; among equals the one that began later comes first. */
export function arrangeThreads(
  threads: readonly ThreadSummary[],
  { order, filter }: { readonly order: ThreadOrder; readonly filter: ThreadFilter },
): readonly ThreadSummary[] {
  const key = keys[order];
  return threads
    .filter(tests[filter])
    .sort((left, right) => key(left) - key(right) || right.firstAtMs - left.firstAtMs);
}
