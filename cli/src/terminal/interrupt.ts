/** Aborts at Ctrl-C or SIGTERM; a second one ends the process at once. `dispose` gives the signals back. */
export interface Interrupt {
  readonly signal: AbortSignal;
  dispose(): void;
}

const signals = ['SIGINT', 'SIGTERM', ...(process.platform === 'win32' ? [] : ['SIGHUP' as const])] as const;
/** npm passes Ctrl-C on although the terminal gave it to us already: what comes so soon is the same one. */
const sameMs = 300;

export function createInterrupt(): Interrupt {
  const controller = new AbortController();
  let firstMs = 0;
  const onSignal = () => {
    if (!controller.signal.aborted) {
      firstMs = performance.now();
      controller.abort();
    } else if (performance.now() - firstMs > sameMs) {
      process.exit(130);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** Resolves at Ctrl-C, or when `other` aborts. */
export async function untilInterrupted(other: AbortSignal): Promise<void> {
  const interrupt = createInterrupt();
  await aborted(AbortSignal.any([interrupt.signal, other]));
  interrupt.dispose();
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
