import { ParleyError } from '../errors.ts';
import { TokenBucket, type TokenBucketOptions } from './token-bucket.ts';
import { WaitingLine, type WaitLimits } from './waiting-line.ts';

export interface RateLimitOptions extends TokenBucketOptions {
  /** What is limited, for people. */
  readonly name: string;
}

const mostWaiting = 1_000;
/** Timers of the platform cannot be longer than 24 days: they would fire at once. */
const longestTimerMs = 86_400_000;

/** Lets callers through at a rate, in their order. Who could not go in time is told so at once. REQ-DEL-69 */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #bucket: TokenBucket;
  readonly #line: WaitingLine;
  #stopTimer: (() => void) | undefined;

  constructor(options: RateLimitOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(options);
    this.#line = new WaitingLine(options.clock);
  }

  /** True when one may go now, without waiting. */
  tryEnter(): boolean {
    return this.#line.size === 0 && this.#bucket.take();
  }

  /** Resolves when its turn has come; undefined: at once. Rejects with `overloaded`. */
  enter(limits: WaitLimits): Promise<void> | undefined {
    if (this.tryEnter()) return undefined;
    const waitMs = this.#bucket.waitMs(this.#line.size + 1);
    if (this.#line.size >= mostWaiting || waitMs > limits.maxWaitMs) {
      const reason = `${this.#options.name} allows ${this.#options.perSecond} a second: the next turn is in ${Math.ceil(waitMs)} ms`;
      return Promise.reject(new ParleyError('overloaded', reason));
    }
    // Its turn is known to come in time: the line needs no time limit of its own.
    const turn = this.#line.wait({ ...limits, maxWaitMs: Infinity }, this.#options.name);
    this.#arm();
    return turn;
  }

  close(reason: ParleyError): void {
    this.#stopTimer?.();
    this.#line.close(reason);
  }

  #arm(): void {
    const delayMs = Math.min(longestTimerMs, Math.ceil(this.#bucket.waitMs(1)));
    this.#stopTimer ??= this.#options.clock.after(delayMs, () => {
      this.#stopTimer = undefined;
      while (this.#line.size > 0 && this.#bucket.take()) this.#line.next();
      if (this.#line.size > 0) this.#arm();
    });
  }
}
