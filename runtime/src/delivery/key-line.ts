import { Queue } from './queue.ts';
import type { Ticket } from './priority-queue.ts';

/** One job that waits in a mailbox. */
export interface Waiting<Item> {
  readonly job: Item;
  readonly priority: number;
  /** Monotonic. */
  readonly sinceMs: number;
  /** Where it waits for a slot; undefined while it waits behind its key. */
  ticket: Ticket<Waiting<Item>> | undefined;
  state: 'waiting' | 'gone';
}

/** The jobs of one key that wait behind the one that is running, suspended, or first in the line for a slot. REQ-DEL-5, REQ-DEL-31 */
export class KeyLine<Item> {
  /** The one that waits for a slot on behalf of all, with the priority that it has from them. */
  front: Waiting<Item> | undefined;
  frontPriority = 0;
  readonly #behind = new Queue<Waiting<Item>>();
  readonly #counts = [0, 0, 0, 0];

  /** The highest priority that waits behind; -1 when nothing does. */
  get urgency(): number {
    return this.#counts.findLastIndex((count) => count > 0);
  }

  push(waiting: Waiting<Item>): void {
    this.#behind.push(waiting);
    this.#count(waiting, 1);
  }

  shift(): Waiting<Item> | undefined {
    let next = this.#behind.shift();
    while (next?.state === 'gone') next = this.#behind.shift();
    if (next !== undefined) this.#count(next, -1);
    return next;
  }

  /** Takes one out of the middle. */
  withdraw(waiting: Waiting<Item>): void {
    this.#count(waiting, -1);
  }

  #count({ priority }: Waiting<Item>, change: number): void {
    this.#counts[priority] = (this.#counts[priority] ?? 0) + change;
  }
}
