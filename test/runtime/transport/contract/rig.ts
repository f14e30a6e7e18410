import type { IncomingPacket, Session, Transport, TransportFactory } from '#runtime/transport/transport.ts';
import type { TransportOptions, TransportState } from '#runtime/transport/transport.ts';
import type { ParleyError } from '#runtime/errors.ts';
import { within } from '../../../support/deadline.ts';

/** A broker and its faults, fresh for each group of laws. */
export interface Rig {
  readonly factory: TransportFactory;
  /** Breaks every connection, as the network would. */
  cut(): void;
  /** Stops the broker in good order and starts it again, where it keeps sessions. */
  readonly restart?: { stop(): Promise<void>; start(): Promise<void> };
  close(): Promise<void>;
}

/** What a broker and a protocol can do; the laws that need more are not defined for it. */
export interface Features {
  readonly protocol: 4 | 5;
  /** It holds back what exceeds receiveMaximum. */
  readonly receiveWindow: boolean;
  /** It tells a client that another one took over. */
  readonly takeoverIsTold: boolean;
  /** It keeps sessions over a restart, and the rig can restart it. */
  readonly restarts: boolean;
  /** It refuses this filter. */
  readonly refused?: { readonly filter: string; readonly code: string };
}

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

/** A transport with a memory: what arrived, and which states it went through. */
export class Probe {
  readonly transport: Transport;
  readonly packets: IncomingPacket[] = [];
  readonly states: TransportState[] = [];
  readonly causes: ParleyError[] = [];
  readonly sessions: Session[] = [];
  #waiters: Waiter[] = [];

  constructor(factory: TransportFactory, options: TransportOptions) {
    this.transport = factory.create({
      ...options,
      onPacket: (packet) => {
        this.packets.push(packet);
        options.onPacket?.(packet);
        this.#notify();
      },
      onState: (state, cause) => {
        this.states.push(state);
        if (cause !== undefined) this.causes.push(cause);
        this.#notify();
      },
      onSession: (session) => {
        this.sessions.push(session);
        this.#notify();
      },
    });
  }

  get texts(): string[] {
    return this.packets.map(({ payload }) => new TextDecoder().decode(payload));
  }

  /** Resolves as soon as the condition holds after an event. */
  until(what: string, isMet: () => boolean, deadlineMs?: number): Promise<void> {
    const met = new Promise<void>((resolve) => {
      if (isMet()) resolve();
      else this.#waiters.push({ isMet, resolve });
    });
    return within(what, met, deadlineMs).catch((caught: unknown) => {
      const seen = `states ${this.states.join()}; packets ${this.texts.slice(0, 20).join()}`;
      throw new Error(`${String(caught)} (${seen})`, { cause: caught });
    });
  }

  received(count: number, deadlineMs?: number): Promise<void> {
    return this.until(`${count} packets`, () => this.packets.length >= count, deadlineMs);
  }

  /** Everything sent to this client before the call has arrived: a marker came after it. */
  async settled(publisher: Transport, topic: string): Promise<void> {
    const marker = `marker-${this.packets.length}-${Math.random()}`;
    await publisher.publish({ topic, payload: marker });
    await this.until('the marker', () => this.texts.includes(marker));
    this.packets.splice(this.texts.indexOf(marker)).at(0)?.acknowledge();
  }

  #notify(): void {
    const met = this.#waiters.filter(({ isMet }) => isMet());
    this.#waiters = this.#waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve();
  }
}

let count = 0;

/** A name that no other test uses, as client id or first level of topics. */
export function unique(word: string): string {
  count += 1;
  return `${word}-${process.pid}-${count}`;
}

/** The probes of one test; all are cut at its end. */
export class Bench {
  readonly rig: Rig;
  readonly #probes: Probe[] = [];

  constructor(rig: Rig) {
    this.rig = rig;
  }

  /** Makes one that is not yet open. */
  probe(options: Partial<TransportOptions> = {}): Probe {
    const probe = new Probe(this.rig.factory, { clientId: unique('client'), ...options });
    this.#probes.push(probe);
    return probe;
  }

  async open(options: Partial<TransportOptions> = {}): Promise<Probe> {
    const probe = this.probe(options);
    await within('open', probe.transport.open());
    return probe;
  }

  /** Opens one that subscribes and acknowledges all it gets. */
  async subscriber(filter: string, options: Partial<TransportOptions> = {}): Promise<Probe> {
    const onPacket = (packet: IncomingPacket): void => {
      packet.acknowledge();
    };
    const probe = await this.open({ onPacket, ...options });
    await probe.transport.subscribe([{ filter }]);
    return probe;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#probes.splice(0).map(({ transport }) => transport.close({ abrupt: true })));
  }
}
