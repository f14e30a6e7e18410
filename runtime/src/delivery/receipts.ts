import type { Clock } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';

export interface ReceiptsOptions {
  readonly clock: Clock;
  /** Sends one receipt to the inbox of the instance that sent the messages. */
  readonly publish: (receipt: OutgoingReceipt) => void;
}

export interface OutgoingReceipt {
  readonly agent: string;
  readonly instance: string;
  readonly ids: readonly string[];
  /** Those of them that were given up. */
  readonly dead: readonly Dead[];
}

interface Dead {
  readonly id: string;
  readonly code: ErrorCode;
}

const longestMs = 50; // REQ-DEL-70
const most = 64;

interface Collected {
  readonly agent: string;
  readonly instance: string;
  readonly ids: string[];
  readonly dead: Dead[];
  readonly cancel: () => void;
}

/** Collects what happened to messages, and tells their senders: within 50 ms, or 64 messages at once. REQ-DEL-7 */
export class Receipts {
  readonly #options: ReceiptsOptions;
  readonly #bySender = new Map<string, Collected>();

  constructor(options: ReceiptsOptions) {
    this.#options = options;
  }

  /** `failure`: why it was given up. REQ-DEL-41 */
  add({ sender, id }: Pick<Message, 'sender' | 'id'>, failure?: ErrorCode): void {
    const known = this.#bySender.get(sender);
    const collected = known ?? this.#begin(sender);
    if (collected === undefined) return;
    collected.ids.push(id);
    if (failure !== undefined) collected.dead.push({ id, code: failure });
    if (collected.ids.length >= most) this.#flush(sender);
  }

  /** Sends what is collected. */
  close(): void {
    for (const sender of [...this.#bySender.keys()]) this.#flush(sender);
  }

  /** A foreign sender has no inbox: it asks for nothing. */
  #begin(sender: string): Collected | undefined {
    const source = parseSource(sender);
    if (source === undefined) return undefined;
    const cancel = this.#options.clock.after(longestMs, () => {
      this.#flush(sender);
    });
    const collected = { agent: source.agent, instance: source.instance, ids: [], dead: [], cancel };
    this.#bySender.set(sender, collected);
    return collected;
  }

  #flush(sender: string): void {
    const collected = this.#bySender.get(sender);
    if (collected === undefined) return;
    this.#bySender.delete(sender);
    collected.cancel();
    const { agent, instance, ids, dead } = collected;
    this.#options.publish({ agent, instance, ids, dead });
  }
}
