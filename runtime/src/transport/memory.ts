import { ParleyError } from '../errors.ts';
import { createConnection } from './connection.ts';
import type { DialOptions, Link, LinkEvents, LinkPacket } from './link.ts';
import { MemoryRouter, type Attachment, type BrokerRules } from './memory/broker.ts';
import { systemTimers, type Timers } from './timers.ts';
import type { OutgoingPacket, TransportFactory, TransportOptions } from './transport.ts';

export interface MemoryBrokerOptions {
  /** Default `memory:`. */
  readonly url?: string;
  /** Default: the system's. */
  readonly timers?: Timers;
  /** In [0, 1); for the jitter of reconnects. Default `Math.random`. */
  readonly random?: () => number;
  /** Runs the broker's work later, never within the call. Default `setImmediate`. */
  readonly schedule?: (run: () => void) => void;
  /** 4 behaves as MQTT 3.1.1: no properties, no noLocal, no word about a takeover. Default 5. */
  readonly protocol?: 4 | 5;
  /** Default 268,435,455, MQTT's own limit. */
  readonly maxPacketBytes?: number;
  readonly mayPublish?: (clientId: string, topic: string) => boolean;
  readonly maySubscribe?: (clientId: string, filter: string) => boolean;
  /** Sees each message that a client published, and each will. */
  readonly onPublished?: (clientId: string, packet: OutgoingPacket) => void;
  /** Sees each PUBACK of a client, with the message that it is for. */
  readonly onAcknowledged?: (clientId: string, packet: Pick<LinkPacket, 'topic' | 'payload'>) => void;
}

/** A broker within this process, with the switches that tests of faults need. */
export interface MemoryBroker extends TransportFactory {
  /** Client ids with a connection. */
  readonly clients: readonly string[];
  /** Breaks one connection, or all: wills are sent, kept sessions stay, clients come back by themselves. */
  cut(clientId?: string): void;
  /** Breaks all connections and refuses new ones until `start`. */
  stop(): void;
  start(): void;
}

/** Makes a broker that lives as long as this object. */
export function createMemoryBroker(options: MemoryBrokerOptions = {}): MemoryBroker {
  return new Broker(options);
}

class Broker implements MemoryBroker {
  readonly url: string;
  readonly #options: MemoryBrokerOptions;
  readonly #timers: Timers;
  readonly #rules: BrokerRules;
  readonly #router: MemoryRouter;
  #tasks: (() => void)[] = [];
  #state: 'running' | 'stopped' = 'running';

  constructor(options: MemoryBrokerOptions) {
    this.url = options.url ?? 'memory:';
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#rules = {
      now: () => this.#timers.now(),
      protocol: options.protocol ?? 5,
      maxPacketBytes: options.maxPacketBytes ?? 268_435_455,
      mayPublish: options.mayPublish ?? (() => true),
      maySubscribe: options.maySubscribe ?? (() => true),
      onPublished: options.onPublished ?? (() => undefined),
    };
    this.#router = new MemoryRouter(this.#rules);
  }

  get clients(): readonly string[] {
    return this.#router.attached.map(({ clientId }) => clientId);
  }

  create(options: TransportOptions): ReturnType<TransportFactory['create']> {
    const surroundings = {
      url: this.url,
      timers: this.#timers,
      random: this.#options.random ?? Math.random,
      dial: (dialOptions: DialOptions, accept: (link: Link) => LinkEvents) => this.#dial(dialOptions, accept),
    };
    return createConnection(surroundings, options);
  }

  cut(clientId?: string): void {
    for (const attachment of this.#router.attached) {
      if (clientId === undefined || attachment.clientId === clientId) this.#router.detach(attachment, 'lost');
    }
  }

  stop(): void {
    this.#state = 'stopped';
    this.cut();
  }

  start(): void {
    this.#state = 'running';
  }

  #dial(options: DialOptions, accept: (link: Link) => LinkEvents): Promise<void> {
    return this.#later(() => {
      if (this.#state === 'stopped' || options.signal.aborted) {
        throw new ParleyError('not_connected', `no connection to ${this.url}: the broker is stopped`);
      }
      const client = new Client(options, this.#rules.protocol, {
        enqueue: (run) => {
          this.#enqueue(run);
        },
        onAcknowledged: (packet) => this.#options.onAcknowledged?.(options.clientId, packet),
      });
      const { sessionPresent, resume } = this.#router.attach(client, options.clean);
      client.events = accept(this.#link(client, sessionPresent));
      resume();
    });
  }

  #link(client: Client, sessionPresent: boolean): Link {
    const router = this.#router;
    const ask = <T>(work: () => T): Promise<T> =>
      this.#later(() => {
        if (!router.isAttached(client)) throw this.#lost();
        return work();
      });
    return {
      sessionPresent,
      protocol: this.#rules.protocol,
      sharedSubscriptions: this.#rules.protocol === 5 ? false : undefined,
      publish: (packet) =>
        ask(() => {
          router.publish(client.clientId, packet);
        }),
      subscribe: (subscriptions) =>
        ask(() => {
          const refused = new Map<string, ParleyError>();
          for (const subscription of subscriptions) {
            const refusal = router.subscribe(client.clientId, subscription);
            if (refusal !== undefined) refused.set(subscription.filter, refusal);
          }
          return refused;
        }),
      unsubscribe: (filters) =>
        ask(() => {
          for (const filter of filters) router.unsubscribe(client.clientId, filter);
        }),
      disconnect: () =>
        this.#later(() => {
          client.leave();
          router.detach(client, 'clean');
        }),
      destroy: () => {
        client.leave();
        router.detach(client, 'lost');
      },
    };
  }

  #lost(): ParleyError {
    return new ParleyError('not_connected', `the connection to ${this.url} broke`);
  }

  #later<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#enqueue(() => {
        try {
          resolve(work());
        } catch (caught) {
          reject(ParleyError.from(caught));
        }
      });
    });
  }

  #enqueue(task: () => void): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) this.#schedule();
  }

  #schedule(): void {
    const schedule = this.#options.schedule ?? setImmediate;
    schedule(() => {
      const tasks = this.#tasks;
      this.#tasks = [];
      let done = 0;
      try {
        for (const run of tasks) {
          done += 1;
          run();
        }
      } finally {
        // A listener that throws costs nobody else a packet.
        const rest = tasks.slice(done);
        if (rest.length > 0) {
          if (this.#tasks.length === 0) this.#schedule();
          this.#tasks.unshift(...rest);
        }
      }
    });
  }
}

interface Surroundings {
  readonly enqueue: (run: () => void) => void;
  readonly onAcknowledged: (packet: LinkPacket) => void;
}

/** The broker's end of one link. */
class Client implements Attachment {
  readonly clientId: string;
  readonly will: Attachment['will'];
  readonly sessionExpirySeconds: number;
  readonly receiveMaximum: number;
  readonly protocol: 4 | 5;
  events: LinkEvents | undefined;
  readonly #surroundings: Surroundings;

  constructor(options: DialOptions, protocol: 4 | 5, surroundings: Surroundings) {
    this.clientId = options.clientId;
    this.will = options.will;
    this.sessionExpirySeconds = options.sessionExpirySeconds;
    this.receiveMaximum = options.receiveMaximum;
    this.protocol = protocol;
    this.#surroundings = surroundings;
  }

  receive(packet: LinkPacket): void {
    const { enqueue, onAcknowledged } = this.#surroundings;
    const { settle, ...rest } = packet;
    const later = (): void => {
      if (settle === undefined) return;
      enqueue(() => {
        settle();
        onAcknowledged(packet);
      });
    };
    enqueue(() => this.events?.onPacket(settle === undefined ? rest : { ...rest, settle: later }));
  }

  end(kind: 'lost' | 'taken-over'): void {
    const isTakeover = kind === 'taken-over';
    const cause = isTakeover
      ? new ParleyError('taken_over', `another connection has the client id "${this.clientId}"`)
      : new ParleyError('not_connected', 'the broker ended the connection');
    const { events } = this;
    this.#surroundings.enqueue(() => {
      this.events = undefined;
      events?.onEnd({ kind, cause });
    });
  }

  /** The client ended it: tell it nothing more. */
  leave(): void {
    this.events = undefined;
  }
}
