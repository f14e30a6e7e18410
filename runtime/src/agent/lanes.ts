import type {
  IncomingPacket,
  Session,
  Subscription,
  Transport,
  TransportFactory,
} from '../transport/transport.ts';
import type { ParleyError } from '../errors.ts';

export interface LaneOptions {
  readonly factory: TransportFactory;
  readonly name: string;
  readonly clientId: string;
  /** As the transport's. */
  readonly quickenTopic: string;
  readonly subscriptions: readonly Subscription[];
  /** 0: the session ends with the connection. */
  readonly sessionExpirySeconds: number;
  readonly onPacket: (packet: IncomingPacket) => void;
  readonly onSession: (lane: string, session: Session) => void;
  readonly onTakenOver: () => void;
  /** It will not come up, for a reason that waiting does not mend. */
  readonly onFailed: (error: ParleyError) => void;
  readonly mayReconnect?: () => Promise<boolean>;
}

/** One connection that carries subscriptions; opened and closed as often as the role changes. */
export class Lane {
  readonly #options: LaneOptions;
  #transport: Transport | undefined;
  #closing: Promise<void> = Promise.resolve();
  /** Counts what was asked of it: only the last wish counts. */
  #wish = 0;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** Resolves when it is subscribed, or failed, or was closed before it began. */
  async open(): Promise<void> {
    this.#wish += 1;
    const wish = this.#wish;
    await this.#closing;
    // Two records of the front in one packet: the role came and went meanwhile, and whoever has it must keep its connection.
    if (wish !== this.#wish || this.#transport !== undefined) return;
    const transport = this.#create();
    this.#transport = transport;
    try {
      await transport.subscribe(this.#options.subscriptions);
      await transport.open();
    } catch (caught) {
      if (this.#transport === transport) this.#options.onFailed(caught as ParleyError);
    }
  }

  /** Leaves what is unacknowledged to the session. */
  async close(options: { readonly abrupt?: boolean } = {}): Promise<void> {
    const transport = this.#transport;
    this.#wish += 1;
    this.#transport = undefined;
    if (transport !== undefined) this.#closing = transport.close(options);
    await this.#closing;
  }

  #create(): Transport {
    const { factory, name, clientId, quickenTopic, sessionExpirySeconds, mayReconnect } = this.#options;
    const transport: Transport = factory.create({
      clientId,
      quickenTopic,
      clean: sessionExpirySeconds === 0,
      sessionExpirySeconds,
      onPacket: (packet) => {
        if (this.#transport === transport) this.#options.onPacket(packet);
      },
      onSession: (session) => {
        this.#options.onSession(name, session);
      },
      onState: (state) => {
        if (state !== 'taken-over' || this.#transport !== transport) return;
        // It is over for good: the next role needs a connection of its own.
        void this.close();
        this.#options.onTakenOver();
      },
      ...(mayReconnect === undefined ? {} : { mayReconnect }),
    });
    return transport;
  }
}
