import type { Bundle, ReceiptData } from '@parley/schemas';
import { DurableOutbox, type Adopted, type DurableMessage } from '../delivery/durable/durable-outbox.ts';
import type { DurableRecord } from '../delivery/durable/durable-record.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import type { HeldSend } from '../delivery/exactly-once/effects.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Way } from '../delivery/publisher.ts';
import type { Environment } from '../environment.ts';
import type { Addition } from '../journal/change.ts';
import type { Journal } from '../journal/journal.ts';
import { contentTypes } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { expirySeconds } from '../protocol/time.ts';
import type { OutgoingPacket } from '../transport/transport.ts';
import { confirmersOf } from './confirmers.ts';

export interface DurableSendsOptions {
  readonly bundle: Bundle;
  readonly environment: Environment;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly onUnreceived: (message: DurableMessage, missing: readonly string[]) => void;
  readonly onConfirmed: (record: DurableRecord) => void;
}

/** A message whose record somebody else commits. */
export interface PreparedSend {
  readonly addition: Addition;
  /** To be called with the id of the record as soon as it is known. */
  adopt(recordId: number): Adopted;
}

const dayMs = 86_400_000;

/** Sends on durable channels: into the journal first, and again and again until everybody confirmed. */
export class DurableSends {
  readonly #options: DurableSendsOptions;
  readonly #outbox: DurableOutbox;
  readonly #known = new Map<string, readonly string[]>();

  constructor(options: DurableSendsOptions) {
    this.#options = options;
    const { environment, journal, outbox, onUnreceived, onConfirmed } = options;
    this.#outbox = new DurableOutbox({
      environment,
      journal,
      onUnreceived,
      onConfirmed,
      publish: (record, payload, ttlMs) =>
        outbox.publish(toPacket(record, payload, ttlMs), { ttlMs, isKept: true }),
    });
  }

  get unconfirmed(): number {
    return this.#outbox.unconfirmed;
  }

  open(): Promise<void> {
    return this.#outbox.open();
  }

  /** Resolves when the message is in the journal. */
  accept(message: Message, packet: OutgoingPacket, way: Way): Promise<void> {
    const record = this.#toRecord(message, packet, way);
    return this.#outbox.accept(record, way.plan.channel.durable ?? { records: Infinity, bytes: Infinity });
  }

  /** Of whatever a handler sent, durable or not: where no receiver confirms, the broker does. */
  prepare({ message, way, heldAtMs, kind }: HeldSend, packet: OutgoingPacket): PreparedSend {
    const held = this.#toRecord(message, packet, { ...way, sentAtMs: heldAtMs });
    const record = kind === 'reply' ? { ...held, confirmers: [] } : held;
    const addition = this.#outbox.prepare(record);
    const bytes = addition.payload.length;
    return { addition, adopt: (recordId) => this.#outbox.adopt(record, { recordId, bytes }) };
  }

  /** Throws `overloaded` when the channel keeps too much unconfirmed already. */
  assertRoom({ name, channel: { durable } }: ChannelPlan): void {
    if (durable !== null) this.#outbox.assertRoom(name, 0, durable);
  }

  #toRecord(
    message: Message,
    packet: OutgoingPacket,
    { plan, ttlMs = dayMs, sentAtMs = this.#options.environment.clock.now() }: Way & { sentAtMs?: number },
  ): DurableMessage {
    const { payload } = packet;
    return {
      id: message.id,
      type: message.type,
      channel: plan.name,
      topic: packet.topic,
      retain: packet.retain ?? false,
      correlationId: message.correlationId,
      sentAtMs,
      expiresAtMs: sentAtMs + ttlMs,
      confirmers: plan.channel.durable === null ? [] : this.#confirmers(plan.name, message.receiver),
      payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    };
  }

  /** Found once for each channel and receiver. */
  #confirmers(channel: string, receiver: string | undefined): readonly string[] {
    const key = receiver === undefined ? channel : `${channel} ${receiver.split('/')[0] ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const confirmers = confirmersOf(this.#options.bundle, channel, receiver);
    this.#known.set(key, confirmers);
    return confirmers;
  }

  /** False when it is no receipt by the agent that it names. */
  confirm({ sender, data }: Message): boolean {
    const { kind, agent, ids } = (
      typeof data === 'object' && data !== null ? data : {}
    ) as Partial<ReceiptData>;
    if (parseSource(sender)?.agent !== agent || agent === undefined || !Array.isArray(ids)) return false;
    if (kind === 'handled') this.#outbox.confirm(agent, ids);
    return kind === 'handled' || kind === 'received';
  }

  resend(): void {
    this.#outbox.resend();
  }

  close(): void {
    this.#outbox.close();
  }
}

function toPacket({ topic, retain }: DurableRecord, payload: Uint8Array, ttlMs: number): OutgoingPacket {
  const properties = { contentType: contentTypes.event, messageExpirySeconds: expirySeconds(ttlMs) };
  return { topic, payload, qos: 1, retain, properties };
}
