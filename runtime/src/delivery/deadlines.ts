import type { Clock } from '../clock.ts';

/** Something that a deadline ends; one deadline at a time. */
export interface Timed {
  onDeadline(): void;
}

interface Slot {
  readonly members: Set<Timed>;
  readonly cancel: () => void;
}

/** Many deadlines on few timers: those that fall into one tick share a timer. A deadline fires up to one tick late, never early. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #tickMs: number;
  readonly #slots = new Map<number, Slot>();
  readonly #ticks = new Map<Timed, number>();

  constructor(clock: Clock, tickMs = 10) {
    this.#clock = clock;
    this.#tickMs = tickMs;
  }

  get size(): number {
    return this.#ticks.size;
  }

  /** Replaces an earlier deadline of the same thing. */
  add(timed: Timed, delayMs: number): void {
    this.remove(timed);
    const now = this.#clock.monotonic();
    const tick = Math.ceil((now + Math.max(0, delayMs)) / this.#tickMs);
    this.#ticks.set(timed, tick);
    const slot = this.#slots.get(tick);
    if (slot !== undefined) slot.members.add(timed);
    else this.#open(tick, timed, now);
  }

  remove(timed: Timed): void {
    const tick = this.#ticks.get(timed);
    if (tick === undefined) return;
    this.#ticks.delete(timed);
    const slot = this.#slots.get(tick);
    if (slot === undefined) return;
    slot.members.delete(timed);
    if (slot.members.size > 0) return;
    slot.cancel();
    this.#slots.delete(tick);
  }

  /** Forgets all of them. */
  close(): void {
    for (const slot of this.#slots.values()) slot.cancel();
    this.#slots.clear();
    this.#ticks.clear();
  }

  #open(tick: number, timed: Timed, now: number): void {
    const fire = (): void => {
      const slot = this.#slots.get(tick);
      this.#slots.delete(tick);
      for (const member of slot?.members ?? []) {
        // An earlier member may have removed a later one.
        if (this.#ticks.get(member) !== tick) continue;
        this.#ticks.delete(member);
        member.onDeadline();
      }
    };
    const cancel = this.#clock.after(tick * this.#tickMs - now, fire);
    this.#slots.set(tick, { members: new Set([timed]), cancel });
  }
}
