import type { Timers } from '../timers.ts';

const quickenAfterMs = 1;

/**
 * A broker with Nagle's algorithm on holds its next small packet until ours arrives, up to 40 ms. When we owe it an acknowledgement
 * and have nothing else to send, an empty message makes our TCP answer now. See docs/decisions/0003.
 */
export class Quickener {
  readonly #timers: Timers;
  readonly #send: () => void;
  #writes = 0;
  #cancel: (() => void) | undefined;

  constructor(timers: Timers, send: () => void) {
    this.#timers = timers;
    this.#send = send;
  }

  /** Something of ours is on its way. */
  wrote(): void {
    this.#writes += 1;
  }

  received(): void {
    if (this.#cancel !== undefined) return;
    const before = this.#writes;
    this.#cancel = this.#timers.after(quickenAfterMs, () => {
      this.#cancel = undefined;
      if (this.#writes === before) this.#send();
    });
  }

  close(): void {
    this.#cancel?.();
  }
}
