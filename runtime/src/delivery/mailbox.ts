import { PriorityQueue } from './priority-queue.ts';
import { Queue } from './queue.ts';

/** One run of a handler that waits for its turn. */
export interface Job {
  /** Jobs of one key run one after the other, in the order they came. */
  readonly orderKey: string | undefined;
  /** 0 low to 3 critical. */
  readonly priority: number;
}

export interface MailboxOptions<Item extends Job> {
  readonly concurrency: number;
  /** Jobs that may wait. */
  readonly capacity: number;
  /** Must not throw; `finish` or `suspend` ends it, at once or later. */
  readonly run: (job: Item) => void;
}

/** Where messages of one receive wait for a handler: bounded, by priority across keys, in order within a key. */
export class Mailbox<Item extends Job> {
  readonly #options: MailboxOptions<Item>;
  readonly #ready = new PriorityQueue<Item>();
  /** A key that is here is busy; its queue holds those behind. */
  readonly #keys = new Map<string, Queue<Item>>();
  #running = 0;
  #behind = 0;
  #isPumping = false;

  constructor(options: MailboxOptions<Item>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#ready.size + this.#behind;
  }

  get running(): number {
    return this.#running;
  }

  /** False when it is full. */
  offer(job: Item): boolean {
    if (this.waiting >= this.#options.capacity) return false;
    if (this.#waitsBehindKey(job)) return true;
    this.#ready.push(job, job.priority);
    this.#pump();
    return true;
  }

  /** The job ended: its slot and its key are free. */
  finish(job: Item): void {
    this.#running -= 1;
    this.#freeKey(job);
    this.#pump();
  }

  /** The job waits for another try: its slot is free, its key is not. */
  suspend(): void {
    this.#running -= 1;
    this.#pump();
  }

  /** A suspended job wants a slot again. */
  resume(job: Item): void {
    this.#ready.push(job, job.priority);
    this.#pump();
  }

  /** A suspended job ends without another try. */
  abandon(job: Item): void {
    this.#freeKey(job);
    this.#pump();
  }

  #waitsBehindKey(job: Item): boolean {
    if (job.orderKey === undefined) return false;
    const behind = this.#keys.get(job.orderKey);
    if (behind === undefined) {
      this.#keys.set(job.orderKey, new Queue());
      return false;
    }
    behind.push(job);
    this.#behind += 1;
    return true;
  }

  #freeKey(job: Item): void {
    if (job.orderKey === undefined) return;
    const next = this.#keys.get(job.orderKey)?.shift();
    if (next === undefined) {
      this.#keys.delete(job.orderKey);
      return;
    }
    this.#behind -= 1;
    this.#ready.push(next, next.priority);
  }

  /** A loop, not a recursion: a handler that returns at once must not grow the stack. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#running < this.#options.concurrency) {
      const job = this.#ready.shift();
      if (job === undefined) break;
      this.#running += 1;
      this.#options.run(job);
    }
    this.#isPumping = false;
  }
}
