import type { OnceDatabase, SqliteDatabase } from '../codegen/once.ts';
import type { Sent } from '../codegen/sent.ts';
import type { Context, Received } from '../codegen/types.ts';
import type { Attempt } from '../delivery/attempt.ts';
import { runOnce } from '../delivery/exactly-once/once.ts';
import { messageKey } from '../delivery/message-key.ts';
import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import type { CallContext, CallOptions, OutgoingCalls } from './calls.ts';
import type { Identity } from './identity.ts';

/** How long `once` remembers where the channel has no window. */
const dayMs = 86_400_000;

export interface ContextOptions {
  readonly calls: OutgoingCalls;
  readonly clock: Clock;
  readonly identity: Pick<Identity, 'agent'>;
  readonly epoch: () => number;
}

/** What a handler gets beside the message. One object per attempt, nothing else is made before it is asked for. */
export class HandlerContext implements Context {
  readonly #attempt: Attempt;
  readonly #calls: OutgoingCalls;
  readonly #clock: Clock;
  readonly #options: ContextOptions;
  #steps = 0;

  constructor(attempt: Attempt, options: ContextOptions) {
    this.#attempt = attempt;
    this.#calls = options.calls;
    this.#clock = options.clock;
    this.#options = options;
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

  /** REQ-DEL-67 */
  get token(): string {
    return `${String(this.#options.epoch())}.${String(this.attempt)}`;
  }

  get correlationId(): string {
    return this.message.correlationId ?? this.message.id;
  }

  remainingMs(): number {
    return Math.max(0, this.#attempt.endsAtMs - this.#clock.monotonic());
  }

  send(channel: string, content: unknown, options?: CallOptions): Promise<Sent> {
    const context: CallContext = { cause: this.message, effects: this.#attempt.effects };
    return this.#calls.send(channel, content, options === undefined ? { context } : { options, context });
  }

  sendMany(channel: string, contents: readonly unknown[], options?: CallOptions): Promise<readonly Sent[]> {
    const context: CallContext = { cause: this.message, effects: this.#attempt.effects };
    return this.#calls.sendMany(
      channel,
      contents,
      options === undefined ? { context } : { options, context },
    );
  }

  request(channel: string, content: unknown, options?: CallOptions): Promise<Message> {
    const { deadlineMs } = this.#attempt.delivery;
    const remaining = deadlineMs === undefined ? {} : { remainingMs: deadlineMs - this.#clock.monotonic() };
    const context: CallContext = { cause: this.message, effects: this.#attempt.effects, ...remaining };
    const signal =
      options?.signal === undefined ? this.signal : AbortSignal.any([options.signal, this.signal]);
    return this.#calls.request(channel, content, { options: { ...options, signal }, context });
  }

  async once<Transaction, Result>(
    database: SqliteDatabase | OnceDatabase<Transaction>,
    effect: (transaction: Transaction) => Result | Promise<Result>,
  ): Promise<Result> {
    const { delivery, receive, state } = this.#attempt;
    if (state !== 'running') throw new ParleyError('cancelled', `the handler of ${receive.key} has ended`);
    this.#steps += 1;
    const key = {
      agent: this.#options.identity.agent,
      message: messageKey(this.message.sender, this.message.id),
      step: `${receive.key} ${String(this.#steps)}`,
    };
    const keepMs = delivery.plan?.channel.windowMs ?? dayMs;
    return runOnce(database, { key, nowMs: this.#clock.now(), keepMs }, effect);
  }
}
