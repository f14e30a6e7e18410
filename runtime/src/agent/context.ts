import type { Context, Received, Sent } from '../codegen/types.ts';
import type { Attempt } from '../delivery/attempt.ts';
import type { Clock } from '../clock.ts';
import type { Message } from '../protocol/message.ts';
import type { CallContext, CallOptions, OutgoingCalls } from './calls.ts';

/** What a handler gets beside the message. One object per attempt, nothing else is made before it is asked for. */
export class HandlerContext implements Context {
  readonly #attempt: Attempt;
  readonly #calls: OutgoingCalls;
  readonly #clock: Clock;

  constructor(attempt: Attempt, calls: OutgoingCalls, clock: Clock) {
    this.#attempt = attempt;
    this.#calls = calls;
    this.#clock = clock;
  }

  get message(): Received {
    return this.#attempt.delivery.message;
  }

  get signal(): AbortSignal {
    return this.#attempt.signal;
  }

  get attempt(): number {
    return this.#attempt.number;
  }

  get correlationId(): string {
    return this.message.correlationId ?? this.message.id;
  }

  remainingMs(): number {
    return Math.max(0, this.#attempt.endsAtMs - this.#clock.monotonic());
  }

  send(channel: string, content: unknown, options?: CallOptions): Promise<Sent> {
    const context: CallContext = { cause: this.message };
    return this.#calls.send(channel, content, options === undefined ? { context } : { options, context });
  }

  request(channel: string, content: unknown, options?: CallOptions): Promise<Message> {
    const { deadlineMs } = this.#attempt.delivery;
    const remaining = deadlineMs === undefined ? {} : { remainingMs: deadlineMs - this.#clock.monotonic() };
    const context: CallContext = { cause: this.message, ...remaining };
    const signal =
      options?.signal === undefined ? this.signal : AbortSignal.any([options.signal, this.signal]);
    return this.#calls.request(channel, content, { options: { ...options, signal }, context });
  }
}
