import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import { formatSource } from '../protocol/names.ts';
import { retirement } from './retire.ts';
import type { SystemTopic, Topics } from '../protocol/system-topics.ts';
import type { IncomingPacket, Transport, TransportFactory } from '../transport/transport.ts';
import type { LiveInstance, LiveState } from './live-instance.ts';
import { type LiveEvent, Registry, type RegistryOptions } from './registry.ts';

export type WatchOptions = Omit<RegistryOptions, 'clock' | 'onEvent'>;

/** Which instances of agents live, kept up to date. */
export interface LiveAgents {
  /** All that are known, offline ones too, in the order of their names. */
  list(): readonly LiveInstance[];
  /** Those that match every given condition. Without `state`: all that are not offline. */
  find(conditions: {
    readonly agent?: string;
    readonly capability?: string;
    readonly state?: LiveState;
  }): readonly LiveInstance[];
  /** The returned function ends it. */
  listen(listener: (event: LiveEvent) => void): () => void;
  /** Takes an instance that will not come back off the broker. Rejects with `invalid_argument` for one that is not there, or not offline. */
  retire(agent: string, instance: string): Promise<void>;
  /** Ends the connection. */
  close(): Promise<void>;
}

export interface WatchAgentsOptions extends WatchOptions {
  readonly factory: TransportFactory;
  readonly topics: Topics;
  readonly clock: Clock;
  /** As which agent and instance it retires others. Default agent: `parley-watch`. */
  readonly agent?: string;
  readonly name: string;
  readonly signal?: AbortSignal;
}

const watcher = 'parley-watch';
const fill = (bytes: Uint8Array): void => void crypto.getRandomValues(bytes);
/** A broker that keeps the marker from us must not keep us waiting. */
const syncMs = 2_000;

/** Watches what agents publish about themselves, over a connection of its own. Resolves when all that is retained has come. */
export async function watchAgents(options: WatchAgentsOptions): Promise<LiveAgents> {
  const watch = new Watch(options);
  await watch.open(options.signal);
  return watch;
}

class Watch implements LiveAgents {
  readonly #options: WatchAgentsOptions;
  readonly #transport: Transport;
  readonly #registry: Registry;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #marker: string;
  #onMarker: () => void = () => undefined;
  /** Whose status was asked for in this session, and has not come. */
  readonly #asked = new Set<string>();

  constructor(options: WatchAgentsOptions) {
    this.#options = options;
    const { topics, name, factory } = options;
    this.#marker = topics.inbox(watcher, name, 'control');
    this.#registry = new Registry({
      ...options,
      onEvent: (event) => {
        for (const listener of this.#listeners) listener(event);
      },
    });
    this.#transport = factory.create({
      clientId: `${watcher}:${name}`,
      onPacket: (packet) => {
        this.#take(packet);
      },
      onSession: () => this.#follow(),
      onState: (state) => {
        if (state !== 'online') this.#registry.suspend();
      },
    });
  }

  async open(signal?: AbortSignal): Promise<void> {
    await this.#transport.open(signal);
  }

  list(): readonly LiveInstance[] {
    return this.#registry.list();
  }

  find({ agent, capability, state }: Parameters<LiveAgents['find']>[0]): readonly LiveInstance[] {
    return this.list().filter(
      (live) =>
        (agent === undefined || live.agent === agent) &&
        (capability === undefined || live.card?.capabilities.includes(capability) === true) &&
        (state === undefined ? live.state !== 'offline' : live.state === state),
    );
  }

  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async retire(agent: string, instance: string): Promise<void> {
    const live = this.list().find((known) => known.agent === agent && known.instance === instance);
    if (live?.state !== 'offline') {
      const why = live === undefined ? 'not there' : `${live.state}: only who is offline can be retired`;
      throw new ParleyError('invalid_argument', `${agent}/${instance} is ${why}`);
    }
    const { topics, clock, name, agent: operator = watcher } = this.#options;
    const given = { topics, source: formatSource(operator, name), nowMs: clock.now(), fill };
    const isLast = !this.list().some((known) => known.agent === agent && known.instance !== instance);
    const front = isLast ? this.#registry.frontOf(agent) : undefined;
    for (const packet of retirement({ ...live, front }, given)) await this.#transport.publish(packet);
  }

  async close(): Promise<void> {
    this.#registry.suspend();
    this.#listeners.clear();
    await this.#transport.close();
  }

  #take(packet: IncomingPacket): void {
    packet.acknowledge();
    if (packet.topic === this.#marker) this.#onMarker();
    else this.#see(this.#options.topics.parse(packet.topic), packet.payload);
  }

  #see(topic: SystemTopic | undefined, payload: Uint8Array): void {
    this.#registry.see(topic, payload);
    if (topic?.kind === 'status') this.#asked.delete(`${topic.agent}/${topic.instance}`);
    if (topic?.kind === 'health' && !this.#registry.knows(topic)) void this.#askFor(topic);
  }

  /** It lives, and its status did not come: some brokers send nothing retained to a filter with a wildcard. */
  async #askFor({ agent, instance }: { readonly agent: string; readonly instance: string }): Promise<void> {
    const { topics } = this.#options;
    const key = `${agent}/${instance}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    const filters = [topics.front(agent), topics.card(agent, instance), topics.status(agent, instance)];
    try {
      await this.#transport.subscribe(filters.map((filter) => ({ filter })));
      await this.#transport.unsubscribe(filters);
    } catch {
      // The next session asks again.
    }
  }

  /** Asks for what is retained on every session; the broker sends the own marker after it. */
  async #follow(): Promise<void> {
    const { topics } = this.#options;
    this.#registry.begin();
    this.#asked.clear();
    try {
      await this.#transport.subscribe([
        { filter: this.#marker },
        { filter: topics.front('+') },
        { filter: topics.card('+', '+') },
        { filter: topics.status('+', '+') },
        { filter: topics.health('+', '+'), qos: 0 },
      ]);
      const isSynced = this.#untilMarker();
      await this.#transport.publish({ topic: this.#marker, payload: '' });
      if (await isSynced) this.#registry.synced();
    } catch (caught) {
      if (this.#transport.state === 'online') throw caught;
    }
  }

  #untilMarker(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(syncMs, () => {
        resolve(false);
      });
      this.#onMarker = () => {
        cancel();
        resolve(true);
      };
    });
  }
}
