/** Runs once for all that was asked for in the same turn, after the messages that wait are read. */
export interface Idle {
  trigger(): void;
  cancel(): void;
  /** Whether a run is to come. */
  readonly isWaiting: boolean;
}

/** `run` is called with nothing else on the stack, and not before nobody has asked for it for `delayMs`; what it throws goes to `onError`. */
export function createIdle(run: () => void, onError: (error: unknown) => void, delayMs = 0): Idle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  };
  return {
    cancel,
    get isWaiting() {
      return timer !== undefined;
    },
    trigger: () => {
      cancel();
      timer = setTimeout(() => {
        timer = undefined;
        try {
          run();
        } catch (error) {
          onError(error);
        }
      }, delayMs);
    },
  };
}
