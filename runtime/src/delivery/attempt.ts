import type { BundleReceive } from '@parley/schemas';
import type { ParleyError } from '../errors.ts';
import type { Histogram } from '../histogram.ts';
import type { Timed } from './deadlines.ts';
import type { Delivery } from './delivery.ts';
import type { Effects } from './exactly-once/effects.ts';
import type { Job, Mailbox } from './mailbox.ts';

/** What receiving needs of one entry under `receives`. */
export interface ReceivePlan {
  /** Channel, pattern, or reserved channel. */
  readonly key: string;
  readonly kind: 'channel' | 'pattern' | 'system';
  readonly receive: BundleReceive;
  readonly types: ReadonlySet<string>;
  readonly mailbox: Mailbox<Attempt>;
  /** How long runs of its handler took, in milliseconds. */
  readonly handling: Histogram;
}

/** One try of one handler at one message. */
export class Attempt implements Job, Timed {
  readonly delivery: Delivery;
  readonly receive: ReceivePlan;
  /** 1 for the first try. */
  readonly number: number;
  readonly orderKey: string | undefined;
  readonly priority: number;
  state: 'waiting' | 'running' | 'pausing' | 'ended' = 'waiting';
  /** Monotonic: when it must have ended. */
  endsAtMs = Infinity;
  /** Monotonic: when its handler was called. */
  startedAtMs = 0;
  /** Monotonic: an earlier life decided that it waits so long. */
  notBeforeMs = 0;
  /** Called by the clock when the handler's time, or the pause before the next try, is over. */
  whenDue: ((attempt: Attempt) => void) | undefined;
  /** What its handler sends, where that is held until the message is done. */
  effects: Effects | undefined;
  #abort: AbortController | undefined;
  #reason: ParleyError | undefined;

  constructor(given: Pick<Attempt, 'delivery' | 'receive' | 'number' | 'orderKey' | 'priority'>) {
    this.delivery = given.delivery;
    this.receive = given.receive;
    this.number = given.number;
    this.orderKey = given.orderKey;
    this.priority = given.priority;
  }

  get bytes(): number {
    const { arrival } = this.delivery;
    return arrival.bytes ?? arrival.packet.payload.length;
  }

  get isSheddable(): boolean {
    return this.delivery.plan?.channel.overflow !== 'reject';
  }

  /** Made when a handler asks for it: most never do, and it is dear. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#reason !== undefined) this.#abort.abort(this.#reason);
    }
    return this.#abort.signal;
  }

  abort(reason: ParleyError): void {
    this.#reason ??= reason;
    this.#abort?.abort(reason);
  }

  next(): Attempt {
    const { delivery, receive, number, orderKey, priority } = this;
    const attempt = new Attempt({ delivery, receive, number: number + 1, orderKey, priority });
    attempt.effects = this.effects;
    return attempt;
  }

  onDeadline(): void {
    this.whenDue?.(this);
  }
}
