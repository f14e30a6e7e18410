import { ParleyError } from '../errors.ts';
import { isTopicFilter, isTopicName } from '../protocol/topic.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { Backoff } from './backoff.ts';
import type { Dial, DialOptions, Link, LinkEnd, LinkEvents, LinkPacket } from './link.ts';
import { Subscriptions } from './subscriptions.ts';
import { pause, type Timers } from './timers.ts';
import type { OutgoingPacket, Session, Subscription, Transport } from './transport.ts';
import type { TransportOptions, TransportState } from './transport.ts';

export interface Surroundings {
  readonly url: string;
  readonly dial: Dial;
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The life of a transport over whatever dials: states, renewal of subscriptions, reconnecting, order of acknowledgements. */
export function createConnection(surroundings: Surroundings, options: TransportOptions): Transport {
  return new Connection(surroundings, options);
}

interface Opening {
  readonly resolve: (session: Session) => void;
  readonly reject: (error: ParleyError) => void;
  readonly signal: AbortSignal;
}

interface Waiter {
  readonly resolve: (link: Link) => void;
  readonly reject: (error: ParleyError) => void;
}

type Outcome = LinkEnd | { readonly kind: 'closed'; readonly cause: ParleyError };

class Connection implements Transport {
  readonly #surroundings: Surroundings;
  readonly #options: TransportOptions;
  readonly #subscriptions = new Subscriptions();
  readonly #stopping = new AbortController();
  #state: TransportState = 'idle';
  #session: Session | undefined;
  #link: Link | undefined;
  /** Present until the first session. */
  #opening: Opening | undefined;
  #waiters: Waiter[] = [];
  #end: (end: LinkEnd) => void = () => undefined;
  /** Of the present attempt, in the time of the timers; undefined until it has a session. */
  #onlineAtMs: number | undefined;
  #life: Promise<void> = Promise.resolve();
  #goodbye: Promise<void> | undefined;

  constructor(surroundings: Surroundings, options: TransportOptions) {
    this.#surroundings = surroundings;
    this.#options = options;
  }

  get state(): TransportState {
    return this.#state;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  open(signal?: AbortSignal): Promise<Session> {
    if (this.#state !== 'idle') {
      const reason = `a transport opens once, and this one is ${this.#state}`;
      return Promise.reject(new ParleyError('invalid_argument', reason));
    }
    return new Promise((resolve, reject) => {
      const stopping = this.#stopping.signal;
      const either = signal === undefined ? stopping : AbortSignal.any([stopping, signal]);
      this.#opening = { resolve, reject, signal: either };
      this.#life = this.#live();
    });
  }

  publish(packet: OutgoingPacket): Promise<void> {
    const link = this.#link;
    if (link === undefined || this.#isFinal()) return Promise.reject(this.#unreachable());
    if (isTopicName(packet.topic)) return link.publish(packet);
    return Promise.reject(new ParleyError('invalid_argument', `"${packet.topic}" is no topic name`));
  }

  async subscribe(subscriptions: readonly Subscription[]): Promise<void> {
    const wrong = subscriptions.find(({ filter }) => !isTopicFilter(filter));
    if (wrong !== undefined) {
      throw new ParleyError('invalid_argument', `"${wrong.filter}" is no topic filter`);
    }
    if (this.#state === 'idle') this.#subscriptions.add(subscriptions, false);
    else if (subscriptions.length > 0) await this.#subscribeLinked(subscriptions);
  }

  async unsubscribe(filters: readonly string[]): Promise<void> {
    this.#subscriptions.remove(filters);
    const link = this.#link;
    if (link === undefined || filters.length === 0) return;
    try {
      await link.unsubscribe(filters);
      this.#subscriptions.forget(filters);
    } catch (caught) {
      // The link broke: the next one of a kept session makes up for it.
      if (this.#link === link) throw caught;
    }
  }

  async close(options: { readonly abrupt?: boolean } = {}): Promise<void> {
    const link = this.#link;
    if (!this.#isFinal()) this.#change('closed');
    if (options.abrupt === true) link?.destroy();
    else await (this.#goodbye ??= link?.disconnect());
    this.#stopping.abort();
    this.#drop({ kind: 'lost', cause: this.#unreachable() });
    await this.#life;
  }

  async #live(): Promise<void> {
    const backoff = new Backoff(this.#surroundings.random);
    let outcome: Outcome;
    do {
      this.#onlineAtMs = undefined;
      outcome = await this.#once();
      const delayMs = backoff.next(this.#livedMs());
      if (this.#isFinal()) break;
      this.#change(outcome.kind === 'lost' ? 'offline' : outcome.kind, outcome.cause);
      if (outcome.kind === 'lost') await this.#pause(delayMs);
      if (this.#opening?.signal.aborted === true && !this.#isFinal()) this.#change('closed', outcome.cause);
    } while (!this.#isFinal());
    this.#opening?.reject(outcome.cause);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#unreachable());
  }

  /** One attempt and, when it succeeds, the life of its link. */
  async #once(): Promise<Outcome> {
    const ended = new Promise<LinkEnd>((resolve) => {
      this.#end = resolve;
    });
    try {
      if (this.#session !== undefined && (await this.#options.mayReconnect?.()) === false) {
        return { kind: 'taken-over', cause: this.#takenOver() };
      }
      if (this.#isFinal()) return { kind: 'closed', cause: this.#unreachable() };
      this.#change('connecting');
      await this.#surroundings.dial(this.#dialOptions(), (link) => this.#accept(link));
      return (await Promise.race([ended, this.#greet()])) ?? (await ended);
    } catch (caught) {
      const cause = ParleyError.from(caught);
      this.#link?.destroy();
      this.#drop({ kind: 'lost', cause });
      const isHopeless = this.#opening !== undefined && cause.code !== 'not_connected';
      return { kind: isHopeless ? 'closed' : 'lost', cause };
    }
  }

  #accept(link: Link): LinkEvents {
    const acknowledgements = new Acknowledgements();
    this.#subscriptions.startLink();
    this.#link = link;
    this.#session = {
      epoch: (this.#session?.epoch ?? 0) + 1,
      sessionPresent: link.sessionPresent,
      protocol: link.protocol,
      sharedSubscriptions: link.sharedSubscriptions,
      ...(link.limits === undefined ? {} : { limits: link.limits }),
    };
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(link);
    return {
      onPacket: (packet) => {
        this.#receive(packet, acknowledgements);
      },
      onEnd: (end) => {
        acknowledgements.close();
        this.#drop(end);
      },
    };
  }

  async #greet(): Promise<undefined> {
    const link = this.#link;
    const session = this.#session;
    if (link === undefined || session === undefined) return;
    await this.#renew(link);
    if (this.#isFinal() || this.#link !== link) return;
    this.#change('online');
    this.#onlineAtMs = this.#surroundings.timers.now();
    await this.#options.onSession?.(session);
    this.#opening?.resolve(session);
    this.#opening = undefined;
  }

  async #renew(link: Link): Promise<void> {
    const dropped = this.#subscriptions.dropped;
    if (link.sessionPresent && dropped.length > 0) await link.unsubscribe(dropped);
    this.#subscriptions.forget(dropped);
    const renewal = this.#subscriptions.renewal();
    if (renewal.length === 0) return;
    this.#subscriptions.asking(renewal);
    const [refusal] = (await link.subscribe(renewal)).values();
    if (refusal !== undefined) throw refusal;
    this.#subscriptions.granted(renewal.map(({ filter }) => filter));
  }

  /** Tries again on the next link when one breaks meanwhile. */
  async #subscribeLinked(subscriptions: readonly Subscription[]): Promise<void> {
    const fresh = subscriptions.map((item) => ({ ...item, renewed: false }));
    for (;;) {
      const link = this.#link ?? (await this.#nextLink());
      try {
        this.#subscriptions.asking(fresh);
        const refused = await link.subscribe(fresh);
        this.#subscriptions.add(
          subscriptions.filter(({ filter }) => !refused.has(filter)),
          true,
        );
        const [refusal] = refused.values();
        if (refusal === undefined) return;
        throw refusal;
      } catch (caught) {
        if (ParleyError.from(caught).code !== 'not_connected' || this.#link === link) throw caught;
      }
    }
  }

  #nextLink(): Promise<Link> {
    if (this.#isFinal()) return Promise.reject(this.#unreachable());
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  #receive(packet: LinkPacket, acknowledgements: Acknowledgements): void {
    const { settle, topic, payload, qos, retain, duplicate, properties } = packet;
    const acknowledge = settle === undefined ? ignore : acknowledgements.expect(settle);
    if (this.#isUnasked(packet)) {
      acknowledge();
      return;
    }
    // Written out: this is done for every packet, and a rest with a spread is dear.
    this.#options.onPacket?.({ topic, payload, qos, retain, duplicate, properties, acknowledge });
  }

  #isUnasked({ topic, retain, duplicate }: LinkPacket): boolean {
    if (!retain || duplicate || this.#session?.protocol === 5) return false;
    return !this.#subscriptions.asksRetained(topic);
  }

  #dialOptions(): DialOptions {
    const { clientId, will, quickenTopic, clean = true, sessionExpirySeconds = 0 } = this.#options;
    const { keepAliveSeconds = 15, receiveMaximum = 256 } = this.#options;
    return {
      clientId,
      ...(will === undefined ? {} : { will }),
      ...(quickenTopic === undefined ? {} : { quickenTopic }),
      // A reconnect wants its own session back.
      clean: this.#session === undefined || sessionExpirySeconds === 0 ? clean : false,
      sessionExpirySeconds,
      keepAliveSeconds,
      receiveMaximum,
      signal: this.#opening?.signal ?? this.#stopping.signal,
    };
  }

  #livedMs(): number {
    return this.#onlineAtMs === undefined ? 0 : this.#surroundings.timers.now() - this.#onlineAtMs;
  }

  #pause(delayMs: number): Promise<void> {
    return pause(this.#surroundings.timers, delayMs, this.#opening?.signal ?? this.#stopping.signal);
  }

  #drop(end: LinkEnd): void {
    this.#link = undefined;
    this.#end(end);
  }

  #change(state: TransportState, cause?: ParleyError): void {
    this.#state = state;
    this.#options.onState?.(state, cause);
  }

  #isFinal(): boolean {
    return this.#state === 'closed' || this.#state === 'taken-over';
  }

  #unreachable(): ParleyError {
    const reason = `no connection to ${this.#surroundings.url}: the transport is ${this.#state}`;
    return new ParleyError('not_connected', reason);
  }

  #takenOver(): ParleyError {
    const reason = `another connection has the client id "${this.#options.clientId}" at ${this.#surroundings.url}`;
    return new ParleyError('taken_over', reason);
  }
}

const ignore = (): void => undefined;
