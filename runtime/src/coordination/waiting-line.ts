import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';

/** How long somebody waits at most. */
export interface WaitLimits {
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: ParleyError) => void;
}

/** Callers that wait for their turn, first come, first served. */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #line = new Set<Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#line.size;
  }

  /** Resolves when its turn has come. Rejects with `overloaded` when that takes too long, with `cancelled` when the signal fires. */
  wait({ maxWaitMs, signal }: WaitLimits, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#line.delete(waiting);
        stopTimer();
        signal?.removeEventListener('abort', onAbort);
      };
      const waiting: Waiting = {
        resolve: () => {
          leave();
          resolve();
        },
        reject: (error) => {
          leave();
          reject(error);
        },
      };
      const onAbort = (): void => {
        waiting.reject(new ParleyError('cancelled', 'the caller gave up', { cause: signal?.reason }));
      };
      const tooLate = (): void => {
        waiting.reject(new ParleyError('overloaded', `waited ${Math.round(maxWaitMs)} ms for ${what}`));
      };
      const stopTimer = Number.isFinite(maxWaitMs) ? this.#clock.after(maxWaitMs, tooLate) : () => undefined;
      this.#line.add(waiting);
      signal?.addEventListener('abort', onAbort);
      if (signal?.aborted === true) onAbort();
    });
  }

  /** Lets the first one go; false when nobody waits. */
  next(): boolean {
    const [first] = this.#line;
    first?.resolve();
    return first !== undefined;
  }

  close(reason: ParleyError): void {
    for (const waiting of [...this.#line]) waiting.reject(reason);
  }
}
