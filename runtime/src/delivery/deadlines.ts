import type { Clock } from '../clock.ts';

/** Something that a deadline ends; one deadline at a time. */
export interface Timed {
  onDeadline(): void;
}

/**
 * Many deadlines on one timer, set for the earliest. It stays when that one is removed: most deadlines are, long before they are due,
 * and then adding and removing costs one entry. A deadline fires up to one tick late, never early.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #tickMs: number;
  /** The tick of each. */
  readonly #ticks = new Map<Timed, number>();
  /** What the timer is set for. */
  #armed = Infinity;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, tickMs = 10) {
    this.#clock = clock;
    this.#tickMs = tickMs;
  }

  get size(): number {
    return this.#ticks.size;
  }

  /** Replaces an earlier deadline of the same thing. */
  add(timed: Timed, delayMs: number): void {
    const now = this.#clock.monotonic();
    const tick = Math.ceil((now + Math.max(0, delayMs)) / this.#tickMs);
    this.#ticks.set(timed, tick);
    if (tick < this.#armed) this.#arm(tick, now);
  }

  remove(timed: Timed): void {
    this.#ticks.delete(timed);
  }

  /** Forgets all of them. */
  close(): void {
    this.#cancel?.();
    this.#armed = Infinity;
    this.#ticks.clear();
  }

  #arm(tick: number, now: number): void {
    this.#cancel?.();
    this.#armed = tick;
    this.#cancel = this.#clock.after(Math.max(0, tick * this.#tickMs - now), this.#fire);
  }

  readonly #fire = (): void => {
    const reached = this.#armed;
    this.#armed = Infinity;
    this.#cancel = undefined;
    for (const [timed, tick] of [...this.#ticks]) {
      // An earlier one may have removed a later one.
      if (tick > reached || this.#ticks.get(timed) !== tick) continue;
      this.#ticks.delete(timed);
      timed.onDeadline();
    }
    let next = Infinity;
    for (const tick of this.#ticks.values()) next = Math.min(next, tick);
    if (next < this.#armed) this.#arm(next, this.#clock.monotonic());
  };
}
