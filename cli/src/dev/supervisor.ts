import type { Child, ChildExit, ChildOptions } from './child.ts';

const firstBackoffMs = 500;
const maxBackoffMs = 10_000;
/** Who ran so long is healthy: the next crash starts from the first backoff again. */
const healthyMs = 10_000;
const graceMs = 5_000;

export interface SupervisorOptions {
  readonly agent: string;
  readonly start: (events: Pick<ChildOptions, 'onLine' | 'onExit'>) => Child;
  readonly onLine: (line: string) => void;
  /** For people: it crashed, it ended, it starts again. */
  readonly onNotice: (text: string) => void;
  readonly clock?: SupervisorClock;
}

interface SupervisorClock {
  now(): number;
  /** Runs later; returns how to call it off. */
  delay(run: () => void, ms: number): () => void;
}

/** Keeps one agent running until it is told to stop. */
export interface Supervisor {
  start(): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type State =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'running'; readonly child: Child }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'waiting'; readonly cancel: () => void }
  | { readonly kind: 'ended' };

const systemClock: SupervisorClock = {
  now: () => performance.now(),
  delay: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { onLine, onNotice, clock = systemClock } = options;
  let state: State = { kind: 'stopped' };
  let backoffMs = firstBackoffMs;

  function start(): void {
    if (state.kind === 'waiting') state.cancel();
    const sinceMs = clock.now();
    const child: Child = options.start({
      onLine,
      onExit: (exit) => {
        if (state.kind === 'running' && state.child === child) onGone(exit, clock.now() - sinceMs);
      },
    });
    state = { kind: 'running', child };
  }

  function onGone({ code, reason }: ChildExit, ranMs: number): void {
    if (code === 0) {
      state = { kind: 'ended' };
      onNotice('ended');
      return;
    }
    if (ranMs >= healthyMs) backoffMs = firstBackoffMs;
    const waitMs = backoffMs;
    backoffMs = Math.min(backoffMs * 2, maxBackoffMs);
    onNotice(`stopped with ${reason}; starts again in ${waitMs / 1000} s`);
    state = { kind: 'waiting', cancel: clock.delay(start, waitMs) };
  }

  async function stop(): Promise<void> {
    const before = state;
    if (before.kind === 'waiting') before.cancel();
    state = { kind: 'stopping' };
    if (before.kind === 'running') await before.child.stop(graceMs);
    state = { kind: 'stopped' };
  }

  return {
    start,
    stop,
    restart: async () => {
      await stop();
      backoffMs = firstBackoffMs;
      start();
    },
  };
}
