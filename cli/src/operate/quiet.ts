/** Waits until nothing has happened for a while. */
export class Quiet {
  #timer: NodeJS.Timeout | undefined;
  #over: (() => void) | undefined;

  /** Resolves `ms` from now; when something happens before, as long after that as it says. */
  lasting(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#over = resolve;
      this.#timer = setTimeout(resolve, ms);
    });
  }

  disturb(ms: number): void {
    if (this.#over === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#over, ms);
  }
}
