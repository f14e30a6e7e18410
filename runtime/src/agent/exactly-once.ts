import type { BundleAgent, Bundle } from '@parley/schemas';
import type { Attempt } from '../delivery/attempt.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Adopted } from '../delivery/durable/durable-outbox.ts';
import { DoneIds } from '../delivery/exactly-once/done-ids.ts';
import { Effects, type HeldSend } from '../delivery/exactly-once/effects.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Publisher } from '../delivery/publisher.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import type { Addition } from '../journal/change.ts';
import type { Journal } from '../journal/journal.ts';
import { parseTime } from '../protocol/time.ts';
import type { OutgoingPacket } from '../transport/transport.ts';
import type { DurableSends, PreparedSend } from './durable-sends.ts';

export interface ExactlyOnceOptions {
  readonly environment: Environment;
  readonly journal: Journal;
  /** The longest of the channels that the agent receives. */
  readonly windowMs: number;
  /** Default 1,000,000. */
  readonly rememberedIds: number | undefined;
  readonly publisher: Publisher;
  readonly outbox: Outbox;
  readonly durable: DurableSends;
  /** What happened can no longer be written down: the instance cannot go on. */
  readonly onFatal: (error: ParleyError) => void;
}

/** A held message on its way out. */
interface Release {
  readonly send: HeldSend;
  readonly packet: OutgoingPacket;
  /** Undefined where messages may be lost. */
  readonly prepared: PreparedSend | undefined;
  readonly kept: ReturnType<NonNullable<HeldSend['keep']>>;
}

const againMs = 1_000;

/** Effects of messages of exactly-once channels: held while a handler runs, and released in the commit that marks the message done. */
export class ExactlyOnce {
  readonly done: DoneIds;
  readonly #options: ExactlyOnceOptions;

  constructor(options: ExactlyOnceOptions) {
    this.#options = options;
    const { journal, environment, windowMs, rememberedIds } = options;
    this.done = new DoneIds({ journal, clock: environment.clock, windowMs, capacity: rememberedIds });
  }

  /** To be awaited before the first message comes. */
  open(): Promise<void> {
    return this.done.open();
  }

  /** Runs the handler of one attempt; what it sends counts only when it succeeds in its time. */
  async run(attempt: Attempt, handle: (attempt: Attempt) => unknown): Promise<void> {
    const effects = new Effects({
      cause: attempt.delivery.message,
      receive: attempt.receive.key,
      earlier: attempt.effects,
      isOpen: () => attempt.state === 'running',
    });
    attempt.effects = effects;
    await handle(attempt);
    if (attempt.state === 'running') attempt.delivery.effects.push(effects);
  }

  /** Every handler is done with the message: it is settled after the commit that says so. */
  finish(delivery: Delivery): void {
    if (isExactlyOnce(delivery.plan)) delivery.settleAfter(this.#commit(delivery, delivery.told));
  }

  async #commit(delivery: Delivery, told: Promise<unknown> | undefined): Promise<void> {
    // A dead letter is there before nobody will handle the message again.
    await told;
    const { key, message, effects } = delivery;
    const done = this.done.prepare(key, parseTime(message.time ?? '') ?? 0);
    try {
      const releases = effects.flatMap(({ held }) => held.map((send) => this.#prepare(send)));
      const [recordId = 0] = await this.#save(done.addition, releases);
      done.saved(recordId);
      this.#released(releases);
    } catch (error) {
      this.#options.onFatal(ParleyError.from(error));
      // Never settled by this life: it comes again in the next.
      await new Promise(() => undefined);
    }
  }

  #prepare(send: HeldSend): Release {
    const { publisher, durable } = this.#options;
    const packet = publisher.prepare(send.message, send.way);
    const prepared = packet.qos === 0 ? undefined : durable.prepare(send, packet);
    return { send, packet, prepared, kept: send.keep?.(packet) };
  }

  /** Tries as long as there is a journal: a full disk may get room. */
  async #save(done: Addition, releases: readonly Release[]): Promise<readonly number[]> {
    const { journal, environment } = this.#options;
    const prepared = releases.flatMap(({ prepared: send }) => send ?? []);
    const kept = releases.flatMap(({ kept: reply }) => reply ?? []);
    const adds = [done, ...prepared.map(({ addition }) => addition), ...kept.map(({ addition }) => addition)];
    for (;;) {
      const adopted: Adopted[] = [];
      try {
        const { ids, saved } = journal.commit({ adds });
        adopted.push(...prepared.map((message, index) => message.adopt(ids[index + 1] ?? 0)));
        await saved;
        for (const message of adopted) message.publish();
        for (const [index, reply] of kept.entries()) reply.saved(ids[1 + prepared.length + index] ?? 0);
        return ids;
      } catch (error) {
        for (const message of adopted) message.drop();
        if (journal.state !== 'open') throw error;
        environment.logger.error('a message that was handled could not be marked done; tried again', {
          error,
        });
      }
      await new Promise<void>((resolve) => environment.clock.after(againMs, resolve));
    }
  }

  #released(releases: readonly Release[]): void {
    const { outbox, environment } = this.#options;
    for (const { send, packet, prepared } of releases) {
      send.onReleased(packet);
      if (prepared !== undefined) continue;
      outbox.publish(packet, send.way).catch((error: unknown) => {
        environment.logger.warn('a message that may be lost did not go out', {
          ...logFields(send.message),
          error,
        });
      });
    }
  }
}

export function isExactlyOnce(plan: ChannelPlan | undefined): boolean {
  return plan?.channel.delivery === 'exactly-once';
}

/** The longest window of the exactly-once channels that an agent receives; undefined when there is none. */
export function longestWindowMs(agent: BundleAgent, bundle: Bundle): number | undefined {
  const names = Object.values(agent.receives).flatMap(({ channels }) => channels);
  const windows = names.flatMap((name) => bundle.channels[name]?.windowMs ?? []);
  return windows.length === 0 ? undefined : Math.max(...windows);
}
