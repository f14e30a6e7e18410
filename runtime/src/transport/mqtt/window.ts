/** Lets a limited number of publishes be under way; the others wait their turn, in order. */
export class PublishWindow {
  readonly #limit: number;
  readonly #onIdle: () => void;
  /** Sets keep the order and forget from the front without moving the rest. */
  readonly #waiting = new Set<() => void>();
  #underWay = 0;

  constructor(limit: number, onIdle: () => void) {
    this.#limit = limit;
    this.#onIdle = onIdle;
  }

  get idle(): boolean {
    return this.#underWay === 0;
  }

  /** Sends now, or when a place is free. */
  enter(send: () => void): void {
    if (this.#underWay >= this.#limit) {
      this.#waiting.add(send);
      return;
    }
    this.#underWay += 1;
    send();
  }

  leave(): void {
    this.#underWay -= 1;
    const [next] = this.#waiting;
    if (next === undefined) {
      if (this.#underWay === 0) this.#onIdle();
      return;
    }
    this.#waiting.delete(next);
    this.#underWay += 1;
    next();
  }
}
