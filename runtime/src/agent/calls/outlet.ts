import { RateLimit } from '../../coordination/rate-limit.ts';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import type { Effects } from '../../delivery/exactly-once/effects.ts';
import type { Publisher, Way } from '../../delivery/publisher.ts';
import type { SentMessage } from '../../delivery/status/sent-message.ts';
import { held, untoldOf } from '../../delivery/status/untold.ts';
import type { Counters } from '../../delivery/statistics.ts';
import type { Environment } from '../../environment.ts';
import type { ParleyError } from '../../errors.ts';
import type { Message } from '../../protocol/message.ts';
import type { DurableSends } from '../durable-sends.ts';
import type { Identity } from '../identity.ts';
import type { Interception, Interceptors } from '../interceptors.ts';
import type { Statuses } from '../statuses.ts';
import { runNow } from './run-now.ts';

export interface OutletOptions {
  readonly identity: Identity;
  readonly environment: Environment;
  readonly publisher: Publisher;
  /** Absent without a state folder: then no channel that the agent uses is durable. */
  readonly durable: DurableSends | undefined;
  readonly interceptors: Interceptors;
  readonly counters: Counters;
  readonly statuses: Statuses;
  /** Each message that went out. */
  readonly onSent: (message: Message, plan: ChannelPlan) => void;
}

/** One message on its way out. */
export interface Parcel {
  readonly kind: Interception['kind'];
  readonly message: Message;
  readonly way: Way;
  /** What its sender holds, to ask where it is. */
  readonly sent?: SentMessage | undefined;
  /** It went out before. */
  readonly isCopy?: boolean;
  /** Where it waits for the end of the handler that sends it. */
  readonly effects?: Effects | undefined;
}

/** How long a message that has no ttl waits for its turn. */
const longestTurnMs = 60_000;

/** Where all calls of an agent go out: at the rate of their channel, through the interceptors, into the journal where they are durable. */
export class Outlet {
  readonly #options: OutletOptions;
  readonly #rates = new Map<string, RateLimit>();

  constructor(options: OutletOptions) {
    this.#options = options;
  }

  /** Rejects with `overloaded` when the rate of the channel does not let it out in time, else as the outbox does. */
  publish(parcel: Parcel): Promise<void> {
    const { plan, ttlMs, signal } = parcel.way;
    const rate = this.#rateOf(plan);
    if (rate === undefined) return this.#publish(parcel);
    const turn = rate.enter({ maxWaitMs: ttlMs ?? longestTurnMs, signal });
    return turn === undefined ? this.#publish(parcel) : this.#publishAfter(turn, parcel);
  }

  /** As `publish`, but undefined where it would have to wait for its turn. */
  tryPublish(parcel: Parcel): Promise<void> | undefined {
    const rate = this.#rateOf(parcel.way.plan);
    return rate === undefined || rate.tryEnter() ? this.#publish(parcel) : undefined;
  }

  close(reason: ParleyError): void {
    for (const rate of this.#rates.values()) rate.close(reason);
  }

  async #publishAfter(turn: Promise<void>, parcel: Parcel): Promise<void> {
    const { clock } = this.#options.environment;
    const sinceMs = clock.monotonic();
    await turn;
    const { ttlMs } = parcel.way;
    const leftMs = ttlMs === undefined ? undefined : Math.max(1, ttlMs - (clock.monotonic() - sinceMs));
    await this.#publish({ ...parcel, way: { ...parcel.way, ttlMs: leftMs } });
  }

  #publish(parcel: Parcel): Promise<void> {
    const { interceptors } = this.#options;
    return interceptors.isEmpty ? this.#last(parcel) : this.#intercept(parcel);
  }

  async #intercept(parcel: Parcel): Promise<void> {
    const { kind, message, way } = parcel;
    await this.#options.interceptors.run(message, this.#interception(kind, way.plan), (current) =>
      current === message
        ? this.#last(parcel)
        : this.#last({ ...parcel, message: current, way: { ...way, isTrusted: false } }),
    );
  }

  #last(parcel: Parcel): Promise<void> {
    return runNow(() => {
      if (parcel.effects === undefined) return this.#hand(parcel);
      this.#hold(parcel, parcel.effects);
      return Promise.resolve();
    });
  }

  #hand(parcel: Parcel): Promise<void> {
    const { publisher, durable, onSent } = this.#options;
    const { message, way, sent, isCopy = false } = parcel;
    // What is in the journal goes out again by itself; a copy that is asked for now need not be kept.
    const keep = way.plan.channel.durable === null || isCopy ? undefined : durable;
    if (keep !== undefined) {
      const { journey, saved } = keep.accept(message, publisher.prepare(message, way), way);
      sent?.follow(journey);
      onSent(message, way.plan);
      return saved;
    }
    const done =
      message.receipt === undefined || sent === undefined
        ? publisher.publish(message, way).done
        : this.#publishFollowed(parcel, sent);
    if (message.receipt === undefined) sent?.follow(untoldOf(way.plan));
    onSent(message, way.plan);
    return done;
  }

  #publishFollowed({ message, way }: Parcel, sent: SentMessage): Promise<void> {
    const { publisher, statuses } = this.#options;
    const journey = statuses.follow(message, way);
    sent.follow(journey);
    try {
      return publisher.publish(message, way).done.then(
        () => {
          if ('advance' in journey) journey.advance('acknowledged');
        },
        (error: unknown) => {
          statuses.drop(message.id);
          throw error;
        },
      );
    } catch (error) {
      statuses.drop(message.id);
      throw error;
    }
  }

  /** Throws at once what publishing would throw. */
  #hold({ message, way, sent }: Parcel, effects: Effects): void {
    const { publisher, durable, environment, counters, onSent, statuses } = this.#options;
    publisher.assertSendable(message, way);
    durable?.assertRoom(way.plan);
    sent?.follow(held);
    const isFollowed = message.receipt !== undefined && way.plan.channel.durable === null;
    effects.hold({
      kind: 'message',
      message,
      way,
      heldAtMs: environment.clock.now(),
      onAdopted: (journey) => {
        if (!isFollowed) sent?.follow(journey);
      },
      onReleased: () => {
        counters.sent += 1;
        if (isFollowed) sent?.follow(statuses.follow(message, way));
        else if (way.plan.qos === 0) sent?.follow(untoldOf(way.plan));
        onSent(message, way.plan);
      },
    });
  }

  #interception(kind: Interception['kind'], plan: ChannelPlan): Interception {
    const { agent, instance } = this.#options.identity;
    return { direction: 'send', kind, agent, instance, channel: plan.name, attempt: 1 };
  }

  #rateOf({ name, channel }: ChannelPlan): RateLimit | undefined {
    if (channel.rate === null) return undefined;
    const known = this.#rates.get(name);
    if (known !== undefined) return known;
    const { clock } = this.#options.environment;
    const made = new RateLimit({ clock, name, ...channel.rate });
    this.#rates.set(name, made);
    return made;
  }
}
