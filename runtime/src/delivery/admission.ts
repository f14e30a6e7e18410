import type { ErrorCode } from '../errors.ts';
import { Attempt, type ReceivePlan } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { jobOf } from './job.ts';
import type { Parking } from './parking.ts';

export interface AdmissionOptions {
  /** Absent without a journal. */
  readonly parking: Parking | undefined;
  /** Messages under way that the broker waits for. */
  readonly unacknowledged: () => number;
  /** Tells of a message that a handler will not see; it is settled after the promise. */
  readonly tell: (delivery: Delivery, code: ErrorCode, reason: string) => Promise<void> | undefined;
  /** Every receive is done with it. */
  readonly settle: (delivery: Delivery) => void;
}

/** Beyond it the broker keeps no window: what is not acknowledged comes all the same. */
const widestWindow = 1_000;
/** The process may end during this many attempts, even where the contract allows fewer. */
const mostBeginnings = 3;

/** Lets messages into mailboxes, and decides what gives way where one is full. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  admit(delivery: Delivery, receives: readonly ReceivePlan[]): void {
    const { message, plan, arrival } = delivery;
    const job = jobOf(message, plan);
    const attempts: Attempt[] = [];
    if (arrival.unparked !== undefined) this.#options.parking?.resume(delivery, arrival.unparked);
    for (const receive of receives) {
      const begun = arrival.unparked?.attempts[receive.key] ?? 0;
      const attempt = new Attempt({ delivery, receive, number: begun + 1, ...job });
      attempt.notBeforeMs = arrival.unparked?.notBeforeMs[receive.key] ?? 0;
      attempts.push(attempt);
      if (begun >= Math.max(mostBeginnings, receive.receive.retry.attempts))
        this.#drop(attempt, 'handler_failed', `the process ended during attempt ${begun}`);
      else if (!receive.mailbox.offer(attempt)) this.#overflow(attempt);
    }
    if (delivery.open > 0) this.#options.parking?.watch(delivery, attempts);
  }

  /** REQ-DEL-32, REQ-DEL-33, REQ-DEL-34 */
  #overflow(attempt: Attempt): void {
    const { delivery, priority } = attempt;
    const { mailbox, key } = attempt.receive;
    const policy = delivery.plan?.channel.overflow ?? 'slow';
    const reason = `${mailbox.waiting} messages with ${mailbox.waitingBytes} bytes wait for ${key} already`;
    if (policy === 'slow' && this.#isHeldByBroker(delivery)) {
      mailbox.offer(attempt, true);
      return;
    }
    const victim = policy === 'reject' ? undefined : mailbox.shed(priority);
    if (victim !== undefined) mailbox.offer(attempt, true);
    this.#drop(victim ?? attempt, 'overloaded', reason);
  }

  /** No acknowledgement, no more messages. */
  #isHeldByBroker({ arrival }: Delivery): boolean {
    if (arrival.packet.qos === 0 || arrival.redriven !== undefined) return false;
    return this.#options.unacknowledged() <= widestWindow;
  }

  #drop(attempt: Attempt, code: ErrorCode, reason: string): void {
    const { delivery } = attempt;
    const mayLose = delivery.plan?.qos !== 1;
    attempt.state = 'ended';
    delivery.outcome = mayLose ? 'shed' : 'failed';
    delivery.failure ??= code;
    const isTold = !mayLose || delivery.plan?.channel.reply != null;
    if (isTold) delivery.settleAfter(this.#options.tell(delivery, code, reason));
    delivery.open -= 1;
    if (delivery.open === 0) this.#options.settle(delivery);
  }
}
