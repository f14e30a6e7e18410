import type { Clock } from '../clock.ts';

export interface DuplicatesOptions {
  readonly clock: Clock;
  /** How long an id is remembered at least, as long as capacity allows. Default one hour. */
  readonly keepMs?: number;
  /** Ids remembered at most. Default 200,000. */
  readonly capacity?: number;
}

/**
 * Remembers what was settled in two generations of which the older is dropped whole:
 * removing single ids from one big map is several times slower.
 */
export class Duplicates {
  readonly #clock: Clock;
  readonly #keepMs: number;
  readonly #half: number;
  #current = new Set<string>();
  #previous = new Set<string>();
  #since: number;

  constructor(options: DuplicatesOptions) {
    this.#clock = options.clock;
    this.#keepMs = options.keepMs ?? 3_600_000;
    this.#half = Math.max(1, Math.floor((options.capacity ?? 200_000) / 2));
    this.#since = this.#clock.monotonic();
  }

  get size(): number {
    return this.#current.size + this.#previous.size;
  }

  has(key: string): boolean {
    return this.#current.has(key) || this.#previous.has(key);
  }

  add(key: string): void {
    if (this.#current.size >= this.#half) this.#rotate();
    else if ((this.#current.size & 63) === 0 && this.#isOld()) this.#rotate();
    this.#current.add(key);
  }

  #isOld(): boolean {
    return this.#clock.monotonic() - this.#since > this.#keepMs;
  }

  #rotate(): void {
    this.#previous = this.#current;
    this.#current = new Set();
    this.#since = this.#clock.monotonic();
  }
}
