const baseMs = 100;
const capMs = 10_000;
/** A session that lived this long makes up for one failure: what flaps waits longer each time, what was up for some seconds starts anew. */
const forgiveMs = 500;

/** How long to wait before the next attempt: full jitter under a limit that doubles with each failure. */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** An attempt failed, or its session ended after `livedMs`; returns milliseconds. */
  next(livedMs: number): number {
    this.#failures = Math.max(0, this.#failures - Math.floor(livedMs / forgiveMs)) + 1;
    const limitMs = Math.min(capMs, baseMs * 2 ** (this.#failures - 1));
    // What goes beyond the cap would only have to be forgiven.
    if (limitMs === capMs) this.#failures = Math.min(this.#failures, maxFailures);
    return this.#random() * limitMs;
  }
}

const maxFailures = 1 + Math.ceil(Math.log2(capMs / baseMs));
