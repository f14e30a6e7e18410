import type { Timers } from '../timers.ts';

const quickenAfterMs = 1;
/** What a delayed acknowledgement of TCP takes: 40 ms on Linux, a little less or more as timers fall. */
const late = { fromMs: 30, toMs: 60 };
const shortLease = 16;
const longLease = 1_024;
/** After so many packets in time a next late one is taken for chance again. */
const calm = 256;

/**
 * A broker with Nagle's algorithm on holds its next small packet until our TCP has acknowledged the one before, which may take 40 ms
 * when we send nothing ourselves. Where packets come that late, and several at once, an empty message after each read that we do not
 * answer makes our TCP acknowledge now: a few times, and then twice as often whenever they are that late again without it.
 * See docs/decisions/0022.
 */
export class Quickener {
  readonly #timers: Timers;
  readonly #send: () => void;
  #lastMs = -Infinity;
  #hasWritten = false;
  /** So many more, then it watches again. */
  #left = 0;
  #lease = shortLease;
  #inTime = 0;
  #cancel: (() => void) | undefined;

  constructor(timers: Timers, send: () => void) {
    this.#timers = timers;
    this.#send = send;
  }

  /** Something of ours is on its way, and takes the acknowledgement along. */
  wrote(): void {
    this.#hasWritten = true;
  }

  /** So many packets came at once. */
  received(packets: number): void {
    const nowMs = this.#timers.now();
    if (this.#left === 0) this.#watch(nowMs - this.#lastMs, packets);
    this.#lastMs = nowMs;
    this.#hasWritten = false;
    if (this.#left > 0) this.#cancel ??= this.#timers.after(quickenAfterMs, this.#onTime);
  }

  close(): void {
    this.#left = 0;
    this.#cancel?.();
  }

  #watch(gapMs: number, packets: number): void {
    // A busy machine is late as well, but what Nagle holds back piles up.
    const isHeldBack = packets > 1 && gapMs >= late.fromMs && gapMs < late.toMs;
    if (this.#hasWritten || !isHeldBack) {
      this.#inTime += 1;
      if (this.#inTime === calm) this.#lease = shortLease;
      return;
    }
    this.#inTime = 0;
    this.#left = this.#lease;
    this.#lease = Math.min(this.#lease * 2, longLease);
  }

  readonly #onTime = (): void => {
    const quietMs = this.#timers.now() - this.#lastMs;
    // Timers count whole milliseconds.
    const isEarly = quietMs < quickenAfterMs * 0.9;
    this.#cancel = isEarly ? this.#timers.after(quickenAfterMs, this.#onTime) : undefined;
    if (isEarly || this.#hasWritten) return;
    this.#left -= 1;
    this.#send();
  };
}
