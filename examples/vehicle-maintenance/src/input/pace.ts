/** Keeps a sender at the pace of the fleet: so many workflows may be open, then it waits until one ends. */
export interface Pace {
  /** Resolves when a workflow may begin, and opens it. */
  open(workflow: string): Promise<void>;
  /** A workflow ended. */
  close(workflow: string): void;
  readonly openCount: number;
}

export interface PaceOptions {
  /** How many workflows may be open. */
  readonly window: number;
  /** A workflow that is open for longer no longer counts: a malformed reading never ends. Milliseconds. */
  readonly patienceMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One sender opens, one after the other; anybody closes. */
export function createPace({ window, patienceMs, now, wait }: PaceOptions): Pace {
  const startedMs = new Map<string, number>();
  let waiting: AbortController | undefined;
  return {
    async open(workflow) {
      for (;;) {
        forgetBefore(startedMs, now() - patienceMs);
        if (startedMs.size < window) break;
        waiting = new AbortController();
        const [oldestMs = now()] = startedMs.values();
        await wait(Math.max(1, oldestMs + patienceMs - now()), waiting.signal);
      }
      startedMs.set(workflow, now());
    },
    close(workflow) {
      startedMs.delete(workflow);
      waiting?.abort();
    },
    get openCount() {
      return startedMs.size;
    },
  };
}

function forgetBefore(startedMs: Map<string, number>, limitMs: number): void {
  for (const [workflow, ms] of startedMs) {
    if (ms > limitMs) return;
    startedMs.delete(workflow);
  }
}
