import type { BundleAgent, ReceiptData } from '@parley/schemas';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import type { DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { Receipts } from '../delivery/receipts.ts';
import type { Refusal } from '../delivery/refusal.ts';
import type { Environment } from '../environment.ts';
import type { ErrorCode } from '../errors.ts';
import { contentTypes } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { confirms } from './confirmers.ts';
import type { Identity } from './identity.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

export interface ConfirmingOptions {
  readonly agent: BundleAgent;
  readonly identity: Identity;
  readonly environment: Environment;
  readonly outbox: Outbox;
  readonly write: WriteSystemMessage;
  readonly store: DeadLetterStore;
}

type Confirmable = Pick<Message, 'id' | 'sender' | 'receipt'>;

const receiptTtlMs = 60_000;

/** Tells senders what became of their messages: of durable ones, and of those that ask for a receipt. */
export class Confirming {
  readonly #options: ConfirmingOptions;
  readonly #receipts: Readonly<Record<ReceiptData['kind'], Receipts>>;
  readonly #channels = new Map<string, boolean>();

  constructor(options: ConfirmingOptions) {
    this.#options = options;
    this.#receipts = {
      received: this.#createReceipts('received'),
      handled: this.#createReceipts('handled'),
      expired: this.#createReceipts('expired'),
    };
  }

  /** It goes to its handlers. */
  taken(message: Confirmable, plan: ChannelPlan | undefined): void {
    if (message.receipt === 'received' && this.#isTold(message, plan)) this.#receipts.received.add(message); // REQ-DEL-40
  }

  /** Its handlers are done with it. */
  settled({ message, plan, failure, outcome }: Delivery): void {
    if (outcome !== 'expired') this.#tellEnd(message, plan, failure);
  }

  /** No handler sees it: after its dead letter. What expired is only told where it was asked for: it is the sender's to report. */
  refused({ code, message }: Refusal, plan: ChannelPlan | undefined, told: Promise<void> | undefined): void {
    const { id, sender, receipt } = message ?? {};
    if (id === undefined || sender === undefined) return;
    const confirmable: Confirmable = receipt === undefined ? { id, sender } : { id, sender, receipt };
    const tell = (): void => {
      if (code !== 'expired') this.#tellEnd(confirmable, plan, code);
      else if (receipt !== undefined && this.#isTold(confirmable, plan))
        this.#receipts.expired.add(confirmable); // REQ-DEL-42
    };
    if (told === undefined) tell();
    else void told.then(tell);
  }

  /** It was settled before: its receipt may have been lost, why else would it come again. */
  repeated(message: Confirmable, plan: ChannelPlan | undefined): void {
    if (!this.#isTold(message, plan)) return;
    const letter = this.#options.store.find(message.sender, message.id);
    if (plan?.channel.durable === null && message.receipt === 'received' && letter === undefined)
      this.#receipts.received.add(message);
    else this.#receipts.handled.add(message, letter?.code);
  }

  /** Sends what is collected. */
  close(): void {
    for (const receipts of Object.values(this.#receipts)) receipts.close();
  }

  /** REQ-DEL-10 */
  #tellEnd(message: Confirmable, plan: ChannelPlan | undefined, failure: ErrorCode | undefined): void {
    if (!this.#isTold(message, plan)) return;
    if (plan?.channel.durable === null && message.receipt === 'received' && failure === undefined) return;
    this.#receipts.handled.add(message, failure);
  }

  /** Whether its sender waits for this agent. */
  #isTold({ receipt }: Confirmable, plan: ChannelPlan | undefined): boolean {
    if (plan === undefined || plan.qos === 0) return false;
    if (plan.channel.durable === null && receipt === undefined) return false;
    const known = this.#channels.get(plan.name);
    if (known !== undefined) return known;
    const isTold = confirms(this.#options.agent, plan.name);
    this.#channels.set(plan.name, isTold);
    return isTold;
  }

  #createReceipts(kind: ReceiptData['kind']): Receipts {
    const { identity, environment, outbox, write } = this.#options;
    return new Receipts({
      clock: environment.clock,
      publish: ({ agent, instance, ids, dead }) => {
        const data: ReceiptData = {
          kind,
          agent: identity.agent,
          ids: [...ids] as [string, ...string[]],
          ...(dead.length === 0 ? {} : { dead: [...dead] as [(typeof dead)[0], ...typeof dead] }),
        };
        const topic = identity.topics.inbox(agent, instance, 'control');
        const payload = write(systemTypes.receipt, data, { receiver: `${agent}/${instance}` });
        outbox
          .publish(
            { topic, payload, properties: { contentType: contentTypes.event } },
            { ttlMs: receiptTtlMs },
          )
          .catch(() => undefined);
      },
    });
  }
}
