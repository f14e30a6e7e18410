import type { Clock } from '../clock.ts';

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  /** Tokens that are there at the beginning and after a pause; at least one. */
  readonly burst: number;
}

/** What sums of fractions may be off by. */
const tolerance = 1e-9;

/** Never gives more than `burst + perSecond * t` in any t seconds. */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #atMs: number;

  constructor({ clock, perSecond, burst }: TokenBucketOptions) {
    this.#clock = clock;
    this.#perMs = perSecond / 1000;
    this.#burst = Math.max(1, burst);
    this.#tokens = this.#burst;
    this.#atMs = clock.monotonic();
  }

  take(): boolean {
    this.#fill();
    if (this.#tokens < 1 - tolerance) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until so many more could have been taken, one by one as they come. */
  waitMs(count: number): number {
    this.#fill();
    return Math.max(0, count - this.#tokens) / this.#perMs;
  }

  #fill(): void {
    const nowMs = this.#clock.monotonic();
    this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#atMs) * this.#perMs);
    this.#atMs = nowMs;
  }
}
