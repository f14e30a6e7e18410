import type { Clock } from '../clock.ts';
import { KeyLine, type Waiting } from './key-line.ts';
import { PriorityQueue } from './priority-queue.ts';

/** One run of a handler that waits for its turn. */
export interface Job {
  /** Jobs of one key run one after the other, in the order they came. */
  readonly orderKey: string | undefined;
  /** 0 low to 3 critical. */
  readonly priority: number;
  /** What it takes in memory while it waits. */
  readonly bytes: number;
  /** It may be taken out again when there is no room for others. */
  readonly isSheddable: boolean;
}

export interface MailboxOptions<Item extends Job> {
  readonly clock: Clock;
  readonly concurrency: number;
  /** Jobs that may wait. */
  readonly capacity: number;
  /** Bytes that may wait. */
  readonly capacityBytes: number;
  /** Must not throw; `finish` or `suspend` ends it, at once or later. */
  readonly run: (job: Item) => void;
}

/**
 * Where messages of one receive wait for a handler: bounded; by priority and age across keys, in order within a key. A key has the
 * highest priority that waits in it.
 */
export class Mailbox<Item extends Job> {
  readonly #options: MailboxOptions<Item>;
  readonly #ready = new PriorityQueue<Waiting<Item>>();
  /** A key that is here is busy, or its first job waits for a slot. */
  readonly #keys = new Map<string, KeyLine<Item>>();
  /** What may be shed, by priority, oldest first. */
  readonly #sheddable = [0, 1, 2, 3].map(() => new Set<Waiting<Item>>());
  #running = 0;
  #waiting = 0;
  #waitingBytes = 0;
  #isPumping = false;

  constructor(options: MailboxOptions<Item>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  get running(): number {
    return this.#running;
  }

  get isFull(): boolean {
    const { capacity, capacityBytes } = this.#options;
    return this.#waiting >= capacity || this.#waitingBytes >= capacityBytes;
  }

  /** False when it is full, unless it must take it. */
  offer(job: Item, isForced = false): boolean {
    if (this.isFull && !isForced) return false;
    this.#enter(job, job.isSheddable);
    this.#pump();
    return true;
  }

  /** Takes out the oldest of the least urgent, none more urgent than the given priority: it will not run. */
  shed(priority: number): Item | undefined {
    for (const [own, candidates] of this.#sheddable.entries()) {
      if (own > priority) return undefined;
      const [oldest] = candidates;
      if (oldest === undefined) continue;
      this.#withdraw(oldest);
      return oldest.job;
    }
    return undefined;
  }

  /** The job ended: its slot and its key are free. */
  finish(job: Item): void {
    this.#running -= 1;
    this.#freeKey(job.orderKey);
    this.#pump();
  }

  /** The job waits for another try: its slot is free, its key is not. */
  suspend(): void {
    this.#running -= 1;
    this.#pump();
  }

  /** A suspended job wants a slot again. */
  resume(job: Item): void {
    const line = job.orderKey === undefined ? undefined : this.#keys.get(job.orderKey);
    this.#makeReady(this.#wait(job, false), line);
    this.#pump();
  }

  /** A suspended job ends without another try. */
  abandon(job: Item): void {
    this.#freeKey(job.orderKey);
    this.#pump();
  }

  #enter(job: Item, isSheddable: boolean): void {
    const { orderKey } = job;
    const line = orderKey === undefined ? undefined : this.#keys.get(orderKey);
    if (orderKey === undefined || line === undefined) {
      const own = orderKey === undefined ? undefined : new KeyLine<Item>();
      if (orderKey !== undefined && own !== undefined) this.#keys.set(orderKey, own);
      if (this.#hasTurn()) this.#runFirst(job);
      else this.#makeReady(this.#wait(job, isSheddable), own);
      return;
    }
    const waiting = this.#wait(job, isSheddable);
    line.push(waiting);
    const { front } = line;
    if (front === undefined || waiting.priority <= line.frontPriority) return;
    // Those behind lend their priority to the one that they wait for.
    if (front.ticket !== undefined) this.#ready.remove(front.ticket);
    this.#makeReady(front, line);
  }

  /** Nobody waits for the slot that is free. */
  #hasTurn(): boolean {
    return this.#running < this.#options.concurrency && this.#ready.size === 0 && !this.#isPumping;
  }

  #wait(job: Item, isSheddable: boolean): Waiting<Item> {
    const { priority } = job;
    const sinceMs = this.#options.clock.monotonic();
    const waiting: Waiting<Item> = { job, priority, sinceMs, ticket: undefined, state: 'waiting' };
    this.#waiting += 1;
    this.#waitingBytes += job.bytes;
    if (isSheddable) this.#sheddable[priority]?.add(waiting);
    return waiting;
  }

  #leave(waiting: Waiting<Item>): void {
    waiting.state = 'gone';
    this.#waiting -= 1;
    this.#waitingBytes -= waiting.job.bytes;
    this.#sheddable[waiting.priority]?.delete(waiting);
  }

  #makeReady(waiting: Waiting<Item>, line: KeyLine<Item> | undefined): void {
    const priority = line === undefined ? waiting.priority : Math.max(waiting.priority, line.urgency);
    waiting.ticket = this.#ready.push(waiting, priority, waiting.sinceMs);
    if (line === undefined) return;
    line.front = waiting;
    line.frontPriority = priority;
  }

  #withdraw(waiting: Waiting<Item>): void {
    const { orderKey } = waiting.job;
    this.#leave(waiting);
    if (waiting.ticket === undefined) {
      this.#keys.get(orderKey ?? '')?.withdraw(waiting);
      return;
    }
    this.#ready.remove(waiting.ticket);
    this.#freeKey(orderKey);
  }

  #freeKey(orderKey: string | undefined): void {
    if (orderKey === undefined) return;
    const line = this.#keys.get(orderKey);
    const next = line?.shift();
    if (next === undefined) this.#keys.delete(orderKey);
    else this.#makeReady(next, line);
  }

  /** What its handler offers meanwhile waits for the loop. */
  #runFirst(job: Item): void {
    this.#isPumping = true;
    this.#run(job);
    this.#isPumping = false;
  }

  #run(job: Item): void {
    this.#running += 1;
    this.#options.run(job);
  }

  /** A loop, not a recursion: a handler that returns at once must not grow the stack. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#running < this.#options.concurrency && this.#ready.size > 0) {
      const waiting = this.#ready.shift(this.#options.clock.monotonic());
      if (waiting === undefined) break;
      this.#leave(waiting);
      const line = waiting.job.orderKey === undefined ? undefined : this.#keys.get(waiting.job.orderKey);
      if (line !== undefined) line.front = undefined;
      this.#run(waiting.job);
    }
    this.#isPumping = false;
  }
}
