import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { Attempt } from './attempt.ts';
import { Deadlines } from './deadlines.ts';
import type { Delivery } from './delivery.ts';
import { isRetryable, retryDelayMs } from './retry.ts';
import type { Counters } from './statistics.ts';
import { isThenable } from './thenable.ts';

export interface RunnerOptions {
  readonly environment: Environment;
  readonly counters: Counters;
  /** Runs the handler. What it throws, or the promise rejects with, counts as the failure of this attempt. */
  readonly handle: (attempt: Attempt) => unknown;
  /** All attempts failed, or another one makes no sense. Must not throw; the message is settled after the promise. */
  readonly onGaveUp: (attempt: Attempt, error: ParleyError) => Promise<void> | undefined;
  /** Its time was over when its turn came; the message is settled after the promise. */
  readonly onExpired: (attempt: Attempt) => Promise<void> | undefined;
  /** One attempt failed and another one follows after a pause. */
  readonly onRetry: (attempt: Attempt, error: ParleyError, pause: Pause) => void;
  /** Every receive that takes the message is done. */
  readonly onSettled: (delivery: Delivery) => void;
}

export interface Pause {
  readonly next: Attempt;
  readonly delayMs: number;
}

/** Runs handlers: time limit, retries with full jitter, cancellation. No timer and no promise for a handler that returns at once. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #deadlines: Deadlines;
  readonly #open = new Set<Attempt>();
  /** The attempts that answer requests, to be found when one is cancelled. */
  readonly #answering = new Map<Delivery, Attempt>();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#deadlines = new Deadlines(options.environment.clock);
  }

  /** False when its time has come. */
  pause(attempt: Attempt): boolean {
    if (attempt.notBeforeMs === 0 || attempt.delivery.cancelled !== undefined) return false;
    const leftMs = attempt.notBeforeMs - this.#options.environment.clock.monotonic();
    attempt.notBeforeMs = 0;
    if (leftMs <= 0) return false;
    this.#wait(attempt, leftMs);
    attempt.receive.mailbox.suspend();
    return true;
  }

  /** False when there is still time for it. REQ-TIME-5 */
  expire(attempt: Attempt): boolean {
    const { delivery } = attempt;
    const { expiresAtMs, cancelled } = delivery;
    if (expiresAtMs === Infinity || cancelled !== undefined) return false;
    if (this.#options.environment.clock.monotonic() <= expiresAtMs) return false;
    delivery.settleAfter(this.#options.onExpired(attempt));
    this.#end(attempt);
    return true;
  }

  run(attempt: Attempt): void {
    if (attempt.delivery.cancelled !== undefined) {
      attempt.delivery.outcome = 'cancelled';
      this.#end(attempt);
      return;
    }
    attempt.state = 'running';
    if (isAnswering(attempt)) this.#answering.set(attempt.delivery, attempt);
    let result: unknown;
    const limitMs = this.#limitMs(attempt);
    try {
      result = this.#options.handle(attempt);
    } catch (caught) {
      this.#failed(attempt, caught);
      return;
    }
    if (isThenable(result)) this.#follow(attempt, result, limitMs);
    else this.#end(attempt);
  }

  /** The caller gave up: the handler's signal fires, and the message is done. */
  cancel(delivery: Delivery, reason: ParleyError): void {
    delivery.cancelled = reason;
    const attempt = this.#answering.get(delivery);
    // One that waits for a slot finds out when its turn comes.
    if (attempt?.state !== 'running' && attempt?.state !== 'pausing') return;
    delivery.outcome = 'cancelled';
    attempt.abort(reason);
    this.#end(attempt);
  }

  /** Ends all that is under way: signals fire, nothing is acknowledged. */
  abortAll(reason: ParleyError): void {
    this.#deadlines.close();
    for (const attempt of this.#open) {
      attempt.state = 'ended';
      attempt.abort(reason);
    }
    this.#open.clear();
    this.#answering.clear();
  }

  #limitMs(attempt: Attempt): number {
    const { deadlineMs } = attempt.delivery;
    const now = this.#options.environment.clock.monotonic();
    const { timeoutMs } = attempt.receive.receive;
    const limitMs = deadlineMs === undefined ? timeoutMs : Math.min(timeoutMs, deadlineMs - now);
    attempt.startedAtMs = now;
    attempt.endsAtMs = now + limitMs;
    return limitMs;
  }

  #follow(attempt: Attempt, result: PromiseLike<unknown>, limitMs: number): void {
    this.#open.add(attempt);
    attempt.whenDue = this.#timedOut;
    this.#deadlines.add(attempt, limitMs);
    result.then(
      () => {
        if (attempt.state === 'running') this.#end(attempt);
      },
      (caught: unknown) => {
        if (attempt.state === 'running') this.#failed(attempt, caught);
      },
    );
  }

  /** REQ-DEL-66 */
  readonly #timedOut = (attempt: Attempt): void => {
    if (attempt.state !== 'running') return;
    const { key, receive } = attempt.receive;
    const error = new ParleyError(
      'timeout',
      `the handler of ${key} did not end within ${receive.timeoutMs} ms`,
    );
    attempt.abort(error);
    this.#failed(attempt, error);
  };

  #failed(attempt: Attempt, caught: unknown): void {
    const error = ParleyError.from(caught, 'handler_failed');
    if (this.#mayRetry(attempt, error)) this.#retry(attempt, error);
    else {
      attempt.delivery.outcome = 'failed';
      attempt.delivery.failure ??= error.code;
      attempt.delivery.settleAfter(this.#options.onGaveUp(attempt, error));
      this.#end(attempt);
    }
  }

  /** REQ-DEL-65 */
  #mayRetry(attempt: Attempt, error: ParleyError): boolean {
    if (attempt.number >= attempt.receive.receive.retry.attempts) return false;
    if (!isRetryable(error.code) && !error.remote) return false;
    const { deadlineMs, cancelled } = attempt.delivery;
    return (
      cancelled === undefined &&
      (deadlineMs === undefined || deadlineMs > this.#options.environment.clock.monotonic())
    );
  }

  #retry(attempt: Attempt, error: ParleyError): void {
    const { environment, counters } = this.#options;
    const { mailbox, receive } = attempt.receive;
    counters.retried += 1;
    this.#measure(attempt);
    attempt.state = 'ended';
    this.#open.delete(attempt);
    this.#deadlines.remove(attempt);
    const next = attempt.next();
    const delayMs = retryDelayMs(receive.retry, attempt.number, environment.random.fraction());
    this.#wait(next, delayMs);
    this.#options.onRetry(attempt, error, { next, delayMs });
    mailbox.suspend();
  }

  #wait(attempt: Attempt, delayMs: number): void {
    attempt.state = 'pausing';
    attempt.whenDue = this.#again;
    if (isAnswering(attempt)) this.#answering.set(attempt.delivery, attempt);
    this.#open.add(attempt);
    this.#deadlines.add(attempt, delayMs);
  }

  readonly #again = (attempt: Attempt): void => {
    this.#open.delete(attempt);
    attempt.state = 'waiting';
    attempt.receive.mailbox.resume(attempt);
  };

  #measure({ receive, startedAtMs }: Attempt): void {
    receive.handling.add(this.#options.environment.clock.monotonic() - startedAtMs);
  }

  #end(attempt: Attempt): void {
    const wasPausing = attempt.state === 'pausing';
    if (attempt.state === 'running') this.#measure(attempt);
    attempt.state = 'ended';
    if (this.#open.delete(attempt)) this.#deadlines.remove(attempt);
    const { delivery } = attempt;
    if (isAnswering(attempt)) this.#answering.delete(delivery);
    delivery.open -= 1;
    if (delivery.open === 0) this.#options.onSettled(delivery);
    if (wasPausing) attempt.receive.mailbox.abandon(attempt);
    else attempt.receive.mailbox.finish(attempt);
  }
}

function isAnswering({ delivery, receive }: Attempt): boolean {
  return delivery.plan?.channel.reply !== null && receive.key === delivery.plan?.name;
}
