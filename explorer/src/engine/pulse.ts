/** Runs something soon, but not more often than every so often, however often it is asked for. */
export interface Pulse {
  beat(): void;
  stop(): void;
}

/** `run` returns true when it wants to be run again. */
export function createPulse(everyMs: number, run: () => boolean): Pulse {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function beat(): void {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (run()) beat();
    }, everyMs);
    timer.unref();
  }

  return {
    beat,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
