import { connect, type AgentOptions, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import {
  createMemoryBroker,
  type IncomingPacket,
  type MemoryBroker,
  type OutgoingPacket,
  type PacketProperties,
  type Transport,
  type TransportFactory,
  type TransportOptions,
} from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { FakeClock } from '../../runtime/support/fake-clock.ts';
import { createFakeRandom } from '../../runtime/support/fake-random.ts';
import { until } from '../../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../../runtime/support/world.ts';

export type Event = Readonly<Record<string, unknown>>;

/** A packet that somebody published, with its event: undefined where the payload is no JSON. */
export interface Seen extends Pick<IncomingPacket, 'topic' | 'qos' | 'retain'> {
  readonly properties: PacketProperties;
  readonly event: Event | undefined;
}

/** Agents on a broker in memory, seen from the wire: by a foreign client, and by what their connections acknowledge. */
export class Wire {
  readonly clock = new FakeClock();
  readonly broker: MemoryBroker;
  readonly seen: Seen[] = [];
  /** Topics that agents' publishing is held up on; to be let go by `release`. */
  readonly held = new Set<string>();
  readonly #bundle: Bundle;
  readonly #acknowledged: { readonly topic: string; readonly id: string }[] = [];
  readonly #buses: Bus[] = [];
  readonly #transports: Transport[] = [];
  #raw: Transport | undefined;
  #releases: (() => void)[] = [];

  constructor(bundle: Bundle, options: { readonly protocol?: 4 | 5 } = {}) {
    const { clock } = this;
    const timers = { now: () => clock.monotonic(), after: clock.after.bind(clock) };
    this.#bundle = bundle;
    this.broker = createMemoryBroker({ timers, random: () => 0.5, ...options });
  }

  /** An agent that was started. */
  async start(name: string, handlers: AnyHandlers = {}, options: AgentOptions = {}): Promise<AnyAgent> {
    const random = createFakeRandom(this.#buses.length + 1);
    const bus = await connect(this.#watched(), { clock: this.clock, random });
    this.#buses.push(bus);
    const agent = bus.agent(defineAgent(name, this.#bundle), handlers, options);
    await agent.start();
    return agent;
  }

  /** Any client: opened, to be closed by the test's end. */
  async client(options: TransportOptions): Promise<Transport> {
    const transport = this.broker.create(options);
    this.#transports.push(transport);
    await transport.open();
    return transport;
  }

  /** Begins to see all that is published from now on. */
  async watch(): Promise<Transport> {
    if (this.#raw !== undefined) return this.#raw;
    const onPacket = (packet: IncomingPacket): void => {
      const { topic, qos, retain, properties } = packet;
      this.seen.push({ topic, qos, retain, properties, event: readEvent(packet.payload) });
      packet.acknowledge();
    };
    this.#raw = await this.client({ clientId: 'foreign', onPacket });
    await this.#raw.subscribe([{ filter: '#', retained: false }]);
    return this.#raw;
  }

  /** Publishes bytes as they are, or an event as any CloudEvents client would. */
  async publish(
    topic: string,
    content: Event | string,
    options: Partial<OutgoingPacket> = {},
  ): Promise<void> {
    const raw = await this.watch();
    const payload = typeof content === 'string' ? content : JSON.stringify(eventOf(content));
    await raw.publish({ topic, payload, ...options });
  }

  on(topic: string): readonly Event[] {
    return this.seen.filter((packet) => packet.topic === topic).map(({ event }) => event ?? {});
  }

  /** Ids of the events of a topic that the agents have acknowledged, in that order. */
  acknowledged(topic: string): readonly string[] {
    return this.#acknowledged.filter((packet) => packet.topic === topic).map(({ id }) => id);
  }

  /** Lets go what was held up. */
  release(): void {
    this.held.clear();
    for (const release of this.#releases.splice(0)) release();
  }

  async close(): Promise<void> {
    this.release();
    let isClosed = false;
    const closing = Promise.all([...this.#buses, ...this.#transports].map((open) => open.close()));
    const closed = closing.finally(() => {
      isClosed = true;
    });
    // Handlers of some tests never end: an agent waits for them as long as it drains.
    await until(() => {
      this.clock.advance(1_000);
      return isClosed;
    });
    await closed;
  }

  #watched(): TransportFactory {
    const { url } = this.broker;
    return { url, create: (options) => this.#hold(this.broker.create(this.#noting(options))) };
  }

  #noting(options: TransportOptions): TransportOptions {
    const note = (packet: IncomingPacket): IncomingPacket => ({
      ...packet,
      acknowledge: () => {
        const { id } = readEvent(packet.payload) ?? {};
        if (packet.qos > 0)
          this.#acknowledged.push({ topic: packet.topic, id: typeof id === 'string' ? id : 'unreadable' });
        packet.acknowledge();
      },
    });
    return { ...options, onPacket: (packet) => options.onPacket?.(note(packet)) };
  }

  #hold(transport: Transport): Transport {
    const publish = transport.publish.bind(transport);
    const held = async (packet: OutgoingPacket): Promise<void> => {
      if (this.held.has(packet.topic)) await new Promise<void>((resolve) => this.#releases.push(resolve));
      await publish(packet);
    };
    return Object.assign(transport, { publish: held });
  }
}

/** An event with what every event must have. */
export function eventOf(attributes: Event): Event {
  const required = { specversion: '1.0', id: 'x', source: 'urn:plc', type: 'test.thing.v1', data: { n: 1 } };
  return { ...required, ...attributes };
}

function readEvent(payload: Uint8Array): Event | undefined {
  try {
    return JSON.parse(Buffer.from(payload).toString()) as Event;
  } catch {
    return undefined;
  }
}
