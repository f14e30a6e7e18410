import {
  DurableOutbox,
  type Adopted,
  type DurableOutboxOptions,
} from '../delivery/durable/durable-outbox.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { createConstantProperties } from '../delivery/constant-properties.ts';
import type { DurableDraft } from '../delivery/durable/durable-record.ts';
import type { HeldSend } from '../delivery/exactly-once/effects.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Way } from '../delivery/publisher.ts';
import type { Journey, Told } from '../delivery/status/journey.ts';
import type { Environment } from '../environment.ts';
import type { Addition } from '../journal/change.ts';
import type { Journal } from '../journal/journal.ts';
import type { Message } from '../protocol/message.ts';
import type { OutgoingPacket } from '../transport/transport.ts';
import type { FindConfirmers } from './confirmers.ts';

export interface DurableSendsOptions {
  readonly findConfirmers: FindConfirmers;
  readonly environment: Environment;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly onUnreceived: DurableOutboxOptions['onUnreceived'];
  /** Agents that are known not to come back. */
  readonly retired: () => Iterable<string>;
  readonly watch: DurableOutboxOptions['watch'];
}

/** A message whose record somebody else commits. */
export interface PreparedSend {
  readonly addition: Addition;
  /** To be called with the id of the record as soon as it is known. */
  adopt(recordId: number): Adopted;
}

const dayMs = 86_400_000;
const unlimited = { records: Infinity, bytes: Infinity };

/** Sends on durable channels: into the journal first, and again and again until everybody confirmed. */
export class DurableSends {
  readonly #options: DurableSendsOptions;
  readonly #outbox: DurableOutbox;

  constructor(options: DurableSendsOptions) {
    this.#options = options;
    const { environment, journal, outbox, onUnreceived, watch } = options;
    const properties = createConstantProperties();
    this.#outbox = new DurableOutbox({
      environment,
      journal,
      onUnreceived,
      watch,
      publish: (entry, payload, ttlMs) =>
        outbox.publish(
          {
            topic: entry.route.topic,
            payload,
            qos: 1,
            retain: entry.route.retain,
            properties: properties(ttlMs),
          },
          { ttlMs, isKept: true, owner: entry },
        ),
    });
  }

  get unconfirmed(): number {
    return this.#outbox.unconfirmed;
  }

  async open(): Promise<void> {
    await this.#outbox.open();
    for (const agent of this.#options.retired()) this.retire(agent);
  }

  /** Saved when the message is in the journal. */
  accept(
    message: Message,
    packet: OutgoingPacket,
    way: Way,
  ): { readonly journey: Journey; readonly saved: Promise<void> } {
    const record = this.#toRecord(message, packet, way);
    return this.#outbox.accept(record, way.plan.channel.durable ?? unlimited);
  }

  find(id: string): Journey | undefined {
    return this.#outbox.find(id);
  }

  /** Of whatever a handler sent, durable or not: where no receiver confirms, the broker does. */
  prepare({ message, way, heldAtMs, kind, onAdopted }: HeldSend, packet: OutgoingPacket): PreparedSend {
    const held = this.#toRecord(message, packet, { ...way, sentAtMs: heldAtMs });
    const record = kind === 'reply' ? { ...held, confirmers: [] } : held;
    const addition = this.#outbox.prepare(record);
    const bytes = addition.payload.length;
    const adopt = (recordId: number): Adopted => {
      const adopted = this.#outbox.adopt(record, { recordId, bytes });
      onAdopted?.(adopted.journey);
      return adopted;
    };
    return { addition, adopt };
  }

  /** Throws `overloaded` when the channel keeps too much unconfirmed already. */
  assertRoom({ name, channel: { durable } }: ChannelPlan): void {
    if (durable !== null) this.#outbox.assertRoom(name, 0, durable);
  }

  #toRecord(
    message: Message,
    packet: OutgoingPacket,
    { plan, ttlMs = dayMs, sentAtMs = this.#options.environment.clock.now() }: Way & { sentAtMs?: number },
  ): DurableDraft {
    const { payload } = packet;
    return {
      id: message.id,
      type: message.type,
      channel: plan.name,
      topic: packet.topic,
      retain: packet.retain ?? false,
      correlationId: message.correlationId,
      ...(plan.channel.durable === null ? {} : { journal: plan.channel.durable.journal }),
      sentAtMs,
      expiresAtMs: sentAtMs + ttlMs,
      confirmers:
        plan.channel.durable === null ? [] : this.#options.findConfirmers(plan.name, message.receiver),
      payload,
    };
  }

  /** An agent told what became of messages. */
  confirm(agent: string, ids: readonly string[], toldOf: (id: string) => Told): void {
    this.#outbox.confirm(agent, ids, toldOf);
  }

  /** An agent will not come back. */
  retire(agent: string): void {
    this.#outbox.retire(agent);
  }

  /** An agent is there again: what it lacks goes out to it soon. */
  back(agent: string): void {
    this.#outbox.back(agent);
  }

  resend(): void {
    this.#outbox.resend();
  }

  close(): void {
    this.#outbox.close();
  }
}
