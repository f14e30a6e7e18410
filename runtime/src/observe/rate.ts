const seconds = 60;

/** How often something happened in the last minute, in sixty numbers. */
export class Rate {
  readonly #buckets = new Uint32Array(seconds);
  readonly #beganAtMs: number;
  #second: number;

  constructor(nowMs: number) {
    this.#beganAtMs = nowMs;
    this.#second = Math.floor(nowMs / 1_000);
  }

  add(nowMs: number): void {
    this.#goTo(nowMs);
    const index = this.#second % seconds;
    this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
  }

  /** Over the last minute, or since the beginning where that is less; at least one second. */
  perSecond(nowMs: number): number {
    this.#goTo(nowMs);
    const count = this.#buckets.reduce((sum, value) => sum + value, 0);
    return count / Math.min(seconds, Math.max(1, (nowMs - this.#beganAtMs) / 1_000));
  }

  #goTo(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    const passed = Math.min(seconds, second - this.#second);
    for (let step = 1; step <= passed; step += 1) this.#buckets[(this.#second + step) % seconds] = 0;
    this.#second = Math.max(this.#second, second);
  }
}
