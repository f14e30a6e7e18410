/** What is run: a bare client, Parley's durable channels, and those whose effects happen once. */
export const sides = ['raw', 'durable', 'exactly-once'] as const;
export type Side = (typeof sides)[number];

export interface Order {
  readonly from: number;
  readonly messages: number;
  /** Sends that are not yet resolved. */
  readonly window: number;
}

/** How far a producer is. */
export interface ProducerProgress {
  /** Resolved sends. */
  readonly sent: number;
  /** Of those, what nobody has to confirm any more; for a bare client, what the broker has. */
  readonly through: number;
  /** Messages that the stock's handlers sent because of an order, by how many came and how many are different. */
  readonly replies: Tally;
}

export interface ConsumerProgress {
  readonly handled: Tally;
}

/** `different` numbers came, `all` times. */
export interface Tally {
  readonly all: number;
  readonly different: number;
}

export interface Producer {
  run(order: Order): Promise<void>;
  progress(): ProducerProgress;
  close(): Promise<void>;
}

export interface Consumer {
  /** Calls back at the next message. */
  onNext(callback: () => void): void;
  progress(): ConsumerProgress;
  /** Rows of the stock's own database. */
  rows(): Tally;
  close(): Promise<void>;
}

/** Counts numbers, and how often each came. */
export class Numbers {
  #seen = new Uint8Array(1024);
  all = 0;
  different = 0;

  add(n: number): void {
    if (n >= this.#seen.length) {
      const larger = new Uint8Array(Math.max(n + 1, this.#seen.length * 2));
      larger.set(this.#seen);
      this.#seen = larger;
    }
    this.all += 1;
    if (this.#seen[n] === 0) this.different += 1;
    this.#seen[n] = 1;
  }

  tally(): Tally {
    return { all: this.all, different: this.different };
  }
}
