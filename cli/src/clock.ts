/** The time of this machine, as libraries that take a clock want it. */
export const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
