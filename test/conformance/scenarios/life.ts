import { join } from 'node:path';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import type { MemoryBroker, Transport, TransportFactory, TransportOptions } from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import type { Clock } from '#runtime/clock.ts';
import type { Disk } from '#runtime/journal/disk.ts';
import { FakeClock } from '../../runtime/support/fake-clock.ts';
import { createFakeRandom } from '../../runtime/support/fake-random.ts';
import { FaultyDisk } from '../../runtime/support/faulty-disk.ts';
import { until } from '../../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../../runtime/support/world.ts';
import type { AgentUnderTest } from './scenario.ts';

export interface LifeOptions {
  readonly under: AgentUnderTest;
  readonly contracts: Bundle;
  readonly handlers: AnyHandlers;
  readonly broker: MemoryBroker;
  readonly clock: FakeClock;
  readonly disk: FaultyDisk;
  /** Of this life alone: only its locks are there, the journal is on the disk in memory. */
  readonly folder: string;
  readonly seed: number;
}

const never = new Promise<never>(() => undefined);

/** One process of the agent under test: it can be killed, and cut off from its broker. */
export class Life {
  readonly #options: LifeOptions;
  readonly #clientIds = new Set<string>();
  readonly #transports: Transport[] = [];
  /** What a dead process still waits for passes only when it is cleared away. */
  readonly #afterlife = new FakeClock();
  #state: 'alive' | 'dead' | 'cleared' = 'alive';
  #bus: Bus | undefined;
  #agent: AnyAgent | undefined;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  get agent(): AnyAgent {
    if (this.#agent === undefined) throw new Error('the agent was not started');
    return this.#agent;
  }

  async start(): Promise<void> {
    const { under, contracts, handlers, seed, folder } = this.#options;
    this.#bus = await connect(this.#factory(), {
      clock: this.#clock(),
      random: createFakeRandom(seed),
      disk: this.#disk(),
      ...(under.state === true ? { state: folder } : {}),
    });
    const { instance, parameters, options } = under;
    const given = { ...options, instance, ...(parameters === undefined ? {} : { parameters }) };
    this.#agent = this.#bus.agent(defineAgent(under.name, contracts), handlers, given);
    await this.#agent.start();
  }

  /** The network goes: what is connected breaks, and nothing comes back until `restore`. */
  lose(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
    for (const clientId of this.#clientIds) this.#options.broker.cut(clientId);
  }

  restore(): void {
    this.#gate = Promise.resolve();
    this.#open();
  }

  /** The process is killed: nothing of it runs on, the broker sees its connections break. */
  async kill(): Promise<void> {
    this.#state = 'dead';
    await Promise.all(this.#transports.map((transport) => transport.close({ abrupt: true })));
  }

  /** Frees what the process holds. */
  async clear(): Promise<void> {
    this.restore();
    if (this.#state === 'dead') this.#state = 'cleared';
    const clock = this.#state === 'alive' ? this.#options.clock : this.#afterlife;
    let isClosed = false;
    const closing = this.#bus?.close().finally(() => {
      isClosed = true;
    });
    // Handlers of some scenarios never end: an agent waits for them as long as it drains.
    await until(() => {
      clock.advance(1_000);
      return isClosed || closing === undefined;
    });
  }

  #clock(): Clock {
    const { clock } = this.#options;
    return {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      after: (delayMs, run) => {
        if (this.#state !== 'alive') return this.#afterlife.after(delayMs, run);
        return clock.after(delayMs, () => {
          if (this.#state === 'alive') run();
        });
      },
    };
  }

  #factory(): TransportFactory {
    const { broker } = this.#options;
    return {
      url: broker.url,
      create: (options) => {
        this.#clientIds.add(options.clientId);
        const transport = broker.create(this.#guarded(options));
        const publish = transport.publish.bind(transport);
        this.#transports.push(transport);
        return Object.assign(transport, {
          publish: (packet: Parameters<Transport['publish']>[0]) =>
            this.#state === 'dead' ? never : publish(packet),
        });
      },
    };
  }

  #guarded(options: TransportOptions): TransportOptions {
    return {
      ...options,
      onPacket: (packet) => {
        if (this.#state === 'alive') options.onPacket?.(packet);
      },
      onState: (state, cause) => {
        if (this.#state === 'alive') options.onState?.(state, cause);
      },
      mayReconnect: async () => {
        await this.#gate;
        return (await options.mayReconnect?.()) ?? true;
      },
    };
  }

  /** Paths begin with the folder of this life; on the disk they are those of all lives. */
  #disk(): Disk {
    const { disk, folder } = this.#options;
    const path = (given: string): string =>
      given.startsWith(folder) ? join('state', given.slice(folder.length)) : given;
    const run = <T>(work: () => Promise<T>): Promise<T> => (this.#state === 'dead' ? never : work());
    return {
      makeFolder: () => run(() => disk.makeFolder()),
      list: (at) => run(() => disk.list(path(at))),
      create: (at) => run(() => disk.create(path(at))),
      open: (at) => run(() => disk.open(path(at))),
      rename: (from, to) => run(() => disk.rename(path(from), path(to))),
      remove: (at) => run(() => disk.remove(path(at))),
      syncFolder: () => run(() => disk.syncFolder()),
    };
  }
}
