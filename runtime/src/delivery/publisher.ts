import { ParleyError } from '../errors.ts';
import { encodeForwarded, encodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import type { OutgoingPacket, PacketProperties } from '../transport/transport.ts';
import type { Batches, BatchLimits, EventPacket } from './batching/batches.ts';
import type { ChannelPlan } from './channel-plan.ts';
import { createConstantProperties } from './constant-properties.ts';
import type { Outbox, PublishLimits } from './outbox.ts';
import type { Sequence } from './sequence.ts';

export interface Way extends PublishLimits {
  readonly plan: ChannelPlan;
  readonly topic: string;
  /** Made of trusted parts only: its attributes need no second look. */
  readonly isTrusted: boolean;
}

export interface PublisherOptions {
  readonly outbox: Outbox;
  readonly batches: Batches;
  readonly sequence: Sequence;
  /** Whether the inbox of an agent/instance may be sent batches. */
  readonly readsBatches: (receiver: string) => boolean;
}

/** Of messages to an inbox. */
const inboxBatch = { messages: 64, bytes: 32 * 1024, lingerMs: 2 };

/** As long as any: what fits with it fits with its own. */
const longestSequence = `${'9'.repeat(16)}.${'9'.repeat(16)}`;

/** Gives a message its sequence number and its bytes, and hands it to the outbox in the same breath: numbers go out in order. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #constant = createConstantProperties();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** The packet comes back for those who may have to send it again. Throws at once what is wrong with the message. */
  publish(message: Message, way: Way): { readonly packet: OutgoingPacket; readonly done: Promise<void> } {
    const packet = this.prepare(message, way);
    return { packet, done: this.#send(packet, message, way) };
  }

  /** Throws what `publish` would throw, and takes no number. */
  assertSendable(message: Message, way: Way): void {
    this.#encode({ ...message, sequence: longestSequence }, way);
  }

  /** The packet of a message with its number: it has to go out before those that are prepared later. Throws as `publish` does. */
  prepare(message: Message, way: Way): EventPacket {
    const { plan, topic } = way;
    const numbered = plan.qos === 0 ? message : { ...message, sequence: this.#options.sequence.next(topic) };
    const payload = this.#encode(numbered, way);
    const retain = plan.channel.retain && message.receiver === undefined; // REQ-DEL-63
    const properties = this.#properties(message, way.ttlMs);
    return { topic, payload, qos: plan.qos, retain, properties };
  }

  /** Together with others where the contract says so; a request goes alone, for its packet says where the reply goes. */
  #send(packet: EventPacket, { receiver, replyTo }: Message, way: Way): Promise<void> {
    const { outbox, batches } = this.#options;
    const batch = this.#batchOf(receiver, way);
    if (batch === null) return outbox.publish(packet, way);
    if (replyTo === undefined && packet.retain !== true) return batches.publish(packet, batch, way);
    batches.flush(packet.topic);
    return outbox.publish(packet, way);
  }

  /** REQ-BATCH-8 */
  #batchOf(receiver: string | undefined, { plan }: Way): BatchLimits | null {
    if (receiver === undefined) return plan.channel.batch;
    return plan.qos > 0 && this.#options.readsBatches(receiver) ? inboxBatch : null;
  }

  #encode(message: Message, { plan, isTrusted }: Way): string {
    const payload = isTrusted ? encodeForwarded(message) : encodeMessage(message);
    const bytes = payload.length * 3 <= plan.channel.maxBytes ? 0 : Buffer.byteLength(payload);
    if (bytes <= plan.channel.maxBytes) return payload;
    throw new ParleyError('too_large', `${bytes} bytes; ${plan.name} allows ${plan.channel.maxBytes}`);
  }

  /** REQ-ENV-36, REQ-ENV-37 */
  #properties(message: Message, ttlMs: number | undefined): PacketProperties {
    const { replyTo, traceparent } = message;
    const constant = this.#constant(ttlMs);
    if (replyTo === undefined && traceparent === undefined) return constant;
    return {
      ...constant,
      ...(replyTo === undefined ? {} : { responseTopic: replyTo, correlationData: Buffer.from(message.id) }), // REQ-REPLY-18
      ...(traceparent === undefined ? {} : { userProperties: { traceparent } }),
    };
  }
}
