import { connect, type Agent, type AgentOptions, type Bus } from '@parley/runtime';
import { defineAgent, type Handlers, type UntypedAgent } from '@parley/runtime/codegen';
import {
  createMemoryBroker,
  type IncomingPacket,
  type MemoryBroker,
  type Transport,
} from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { FakeClock } from './fake-clock.ts';
import { createFakeRandom } from './fake-random.ts';

export type AnyAgent = Agent<UntypedAgent>;
export type AnyHandlers = Handlers<UntypedAgent>;

type EventText = Readonly<Record<string, unknown>>;

/** A broker in memory, a clock that the test moves, agents on buses of their own, and a client that knows nothing of Parley. */
export class World {
  readonly clock = new FakeClock();
  readonly broker: MemoryBroker;
  readonly bundle: Bundle;
  readonly seen: IncomingPacket[] = [];
  #raw: Transport | undefined;
  readonly #state: string | undefined;
  readonly #buses: Bus[] = [];

  /** `state`: the folder that its agents keep their state in. */
  constructor(bundle: Bundle, options: { readonly protocol?: 4 | 5; readonly state?: string } = {}) {
    this.bundle = bundle;
    this.#state = options.state;
    const { clock } = this;
    const timers = { now: () => clock.monotonic(), after: clock.after.bind(clock) };
    this.broker = createMemoryBroker({ timers, random: () => 0.5, ...options });
  }

  async bus(): Promise<Bus> {
    const bus = await connect(this.broker, {
      clock: this.clock,
      random: createFakeRandom(this.#buses.length + 1),
      ...(this.#state === undefined ? {} : { state: this.#state }),
    });
    this.#buses.push(bus);
    return bus;
  }

  /** An agent that was started. */
  async start(name: string, handlers: AnyHandlers = {}, options: AgentOptions = {}): Promise<AnyAgent> {
    const agent = (await this.bus()).agent(defineAgent(name, this.bundle), handlers, options);
    await agent.start();
    return agent;
  }

  /** A client of the broker that sees everything but retained messages. */
  async raw(): Promise<Transport> {
    if (this.#raw !== undefined) return this.#raw;
    const raw = this.broker.create({
      clientId: 'raw',
      onPacket: (packet) => {
        this.seen.push(packet);
        packet.acknowledge();
      },
    });
    this.#raw = raw;
    await raw.subscribe([{ filter: '#', retained: false }]);
    await raw.open();
    return raw;
  }

  /** Publishes an event as any CloudEvents client would. */
  async publish(topic: string, attributes: EventText): Promise<void> {
    const event = {
      specversion: '1.0',
      id: 'x',
      source: 'urn:plc',
      type: 'test.thing.v1',
      data: { n: 1 },
      ...attributes,
    };
    await (await this.raw()).publish({ topic, payload: JSON.stringify(event) });
  }

  /** The events seen on topics that begin so. */
  events(topic: string): readonly EventText[] {
    return this.seen
      .filter((packet) => packet.topic.startsWith(topic))
      .map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as EventText);
  }

  async close(): Promise<void> {
    await Promise.all(this.#buses.map((bus) => bus.close()));
    await this.#raw?.close();
  }
}
