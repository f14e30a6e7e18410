import { Heap } from './heap.ts';

/** Turns of the four priorities while all of them wait, low to critical. */
const weights = [1, 2, 4, 8] as const;
const lanesFromTop = [3, 2, 1, 0] as const;
/** What waited this long has every second turn, the oldest first, whatever its priority. */
export const agedMs = 10_000;

/** Something that waits; it can be taken out again. */
export interface Ticket<Item> {
  readonly item: Item;
  /** Monotonic: waits since. */
  readonly sinceMs: number;
  readonly order: number;
  isTaken: boolean;
}

/**
 * Shares turns among four priorities by weight, so that none starves, and gives every second turn to what waited for 10 s: from then
 * on only what came earlier goes before it. Within a priority first in, first out. REQ-DEL-30
 */
export class PriorityQueue<Item> {
  readonly #lanes = weights.map(() => new Heap<Ticket<Item>>(isBefore));
  readonly #passes = [0, 0, 0, 0];
  /** The pass of the last turn: a priority that begins to wait claims nothing for the time before. */
  #pass = 0;
  #order = 0;
  #size = 0;
  #wasAged = false;

  get size(): number {
    return this.#size;
  }

  /** `priority` 0 low to 3 critical. */
  push(item: Item, priority: number, sinceMs: number): Ticket<Item> {
    this.#order += 1;
    const ticket = { item, sinceMs, order: this.#order, isTaken: false };
    if (this.#head(priority) === undefined) {
      const earliest = this.#pass + strideOf(priority);
      this.#passes[priority] = Math.max(this.#passes[priority] ?? 0, earliest);
    }
    this.#lane(priority).push(ticket);
    this.#size += 1;
    return ticket;
  }

  remove(ticket: Ticket<Item>): void {
    if (ticket.isTaken) return;
    ticket.isTaken = true;
    this.#size -= 1;
  }

  shift(nowMs: number): Item | undefined {
    if (this.#size === 0) return undefined;
    const aged = this.#wasAged ? undefined : this.#findAged(nowMs);
    this.#wasAged = aged !== undefined;
    const priority = aged ?? this.#findNext();
    const ticket = this.#lane(priority).shift();
    if (ticket === undefined) return undefined;
    this.remove(ticket);
    this.#charge(priority, aged !== undefined);
    return ticket.item;
  }

  #charge(priority: number, wasAged: boolean): void {
    const pass = this.#passes[priority] ?? 0;
    // A turn for its age is nobody's share.
    if (wasAged) return;
    this.#pass = pass;
    this.#passes[priority] = pass + strideOf(priority);
  }

  #findNext(): number {
    let found = -1;
    for (const priority of lanesFromTop) {
      if (this.#head(priority) === undefined) continue;
      if (found === -1 || (this.#passes[priority] ?? 0) < (this.#passes[found] ?? 0)) found = priority;
    }
    return found;
  }

  #findAged(nowMs: number): number | undefined {
    let oldest: Ticket<Item> | undefined;
    let found: number | undefined;
    for (const priority of lanesFromTop) {
      const head = this.#head(priority);
      if (head === undefined || nowMs - head.sinceMs < agedMs) continue;
      if (oldest !== undefined && !isBefore(head, oldest)) continue;
      oldest = head;
      found = priority;
    }
    return found;
  }

  #head(priority: number): Ticket<Item> | undefined {
    const lane = this.#lane(priority);
    let head = lane.peek();
    while (head?.isTaken === true) {
      lane.shift();
      head = lane.peek();
    }
    return head;
  }

  #lane(priority: number): Heap<Ticket<Item>> {
    const lane = this.#lanes[priority];
    if (lane === undefined) throw new RangeError(`no priority ${priority}`);
    return lane;
  }
}

function strideOf(priority: number): number {
  return weights[3] / (weights[priority] ?? 1);
}

function isBefore(a: Ticket<unknown>, b: Ticket<unknown>): boolean {
  return a.sinceMs < b.sinceMs || (a.sinceMs === b.sinceMs && a.order < b.order);
}
