/** Runs after things were quiet for a while; one run at a time. `run` must not reject. */
export function createDebounce(run: () => Promise<void>, quietMs: number) {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return {
    trigger: (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        last = last.then(run);
      }, quietMs);
    },
    /** Calls off what waits, and waits for what runs. */
    close: async (): Promise<void> => {
      clearTimeout(timer);
      await last;
    },
  };
}
