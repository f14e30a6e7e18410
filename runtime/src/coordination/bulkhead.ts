import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import { WaitingLine, type WaitLimits } from './waiting-line.ts';

export interface BulkheadOptions {
  readonly clock: Clock;
  /** Calls under way at once. As many more wait. */
  readonly limit: number;
  /** What is limited, for people. */
  readonly name: string;
}

/** So many calls at once and no more, so that one that hangs cannot take everything with it. */
export class Bulkhead {
  readonly #limit: number;
  readonly #name: string;
  readonly #line: WaitingLine;
  #taken = 0;

  constructor({ clock, limit, name }: BulkheadOptions) {
    this.#limit = limit;
    this.#name = name;
    this.#line = new WaitingLine(clock);
  }

  get taken(): number {
    return this.#taken;
  }

  /** Resolves with a place; undefined: at once. Rejects with `overloaded` when too many wait already, or it waited too long. */
  enter(limits: WaitLimits): Promise<void> | undefined {
    if (this.#taken < this.#limit) {
      this.#taken += 1;
      return undefined;
    }
    // A queue that is longer than what it waits for only makes its end late.
    if (this.#line.size < this.#limit)
      return this.#line.wait(limits, `one of ${this.#limit} places for ${this.#name}`);
    const reason = `${this.#limit} requests to ${this.#name} are under way, and as many wait`;
    return Promise.reject(new ParleyError('overloaded', reason));
  }

  /** Gives the place to whoever waits longest. */
  leave(): void {
    if (!this.#line.next()) this.#taken -= 1;
  }

  close(reason: ParleyError): void {
    this.#line.close(reason);
  }
}
