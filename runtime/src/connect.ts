import { openBus, type Bus } from './agent/bus.ts';
import type { Clock } from './clock.ts';
import { createEnvironment, type Environment } from './environment.ts';
import type { Disk } from './journal/disk.ts';
import type { Logger } from './logger.ts';
import type { WatchOptions } from './presence/live-agents.ts';
import type { WorkerBeats } from './presence/worker-beats.ts';
import type { Random } from './random.ts';
import { createMemoryBroker } from './transport/memory.ts';
import type { TlsOptions } from './transport/mqtt/tls.ts';
import type { TransportFactory } from './transport/transport.ts';

export interface ConnectOptions {
  /** Default: the URL's. */
  readonly username?: string;
  readonly password?: string;
  /** For `mqtts://` and `wss://`: whom to trust, and a client certificate. Every connection of the bus uses it. */
  readonly tls?: TlsOptions;
  /** In front of every system topic. Default: the bundle's. */
  readonly prefix?: string;
  /** In front of every topic; null for none. Default: the bundle's. */
  readonly tenant?: string | null;
  /** Name of instances that are given none. Default: PARLEY_INSTANCE. */
  readonly instance?: string;
  /** The folder of journals and instance names. Without it agents with durable channels, and those that receive exactly-once ones, refuse to start. */
  readonly state?: string;
  /** When `agent.peers()` takes an instance for late, suspected or retired. */
  readonly watch?: WatchOptions;
  /**
   * Where heartbeats come from. `main`: the main loop; while it is busy there are none. `worker`: a thread of its own with a
   * connection of its own (about 30 MB), which tells a busy agent from a dead one; needs a URL of a broker. Default `main`.
   */
  readonly heartbeat?: 'main' | 'worker';
  readonly clock?: Clock;
  readonly random?: Random;
  readonly logger?: Logger;
  /** Where journals are kept, for a test or a simulation. Default: the file system. */
  readonly disk?: Disk;
  /** Ends the waiting for a broker that cannot be reached. */
  readonly signal?: AbortSignal;
}

type Access = Pick<ConnectOptions, 'username' | 'password' | 'tls'>;

/**
 * Connects to a broker: `mqtt://`, `mqtts://`, `ws://` or `wss://`. Without a URL: a broker of its own in memory, gone with the bus.
 * Rejects with `connection_refused` when the broker says no, or is not to be trusted; with `invalid_argument` for a certificate or key
 * that cannot be used. A broker that is not there yet is waited for.
 */
export async function connect(url?: string | TransportFactory, options: ConnectOptions = {}): Promise<Bus> {
  const { clock, random, logger, disk, username, password, tls, heartbeat, ...rest } = options;
  const access: Access = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls === undefined ? {} : { tls }),
  };
  const environment = createEnvironment({
    ...(clock === undefined ? {} : { clock }),
    ...(random === undefined ? {} : { random }),
    ...(logger === undefined ? {} : { logger }),
    ...(disk === undefined ? {} : { disk }),
  });
  const instance = rest.instance ?? process.env.PARLEY_INSTANCE;
  const factory = await findFactory(url, access, environment);
  const beats = heartbeat === 'worker' ? await createBeats(url, access, environment) : undefined;
  return openBus({ ...rest, ...(instance === undefined ? {} : { instance }), factory, environment, beats });
}

/** Undefined for a broker in this process's memory: no thread can reach it. */
async function createBeats(
  url: string | TransportFactory | undefined,
  credentials: Access,
  { clock, logger }: Environment,
): Promise<WorkerBeats | undefined> {
  if (typeof url !== 'string' || url.startsWith('memory:')) return undefined;
  const { WorkerBeats } = await import('./presence/worker-beats.ts');
  return new WorkerBeats({ url, credentials, clock, logger });
}

async function findFactory(
  url: string | TransportFactory | undefined,
  access: Access,
  { clock, random }: Environment,
): Promise<TransportFactory> {
  if (typeof url === 'object') return url;
  const timers = { now: () => clock.monotonic(), after: clock.after.bind(clock) };
  const surroundings = { timers, random: () => random.fraction() };
  if (url === undefined) return createMemoryBroker(surroundings);
  // Who runs in memory need not load an MQTT client.
  const { createFactory } = await import('./transport/factory.ts');
  return createFactory(url, { ...surroundings, ...access });
}
