/** Time for whoever asks or waits; a test or a simulation brings its own. */
export interface Clock {
  /** Milliseconds since 1970: what goes on the wire. */
  now(): number;
  /** Milliseconds that never jump: what durations are measured by. */
  monotonic(): number;
  /** Runs once after the delay; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
