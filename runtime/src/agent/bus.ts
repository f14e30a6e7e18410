import type { AgentDefinition, AgentTypes, Handlers } from '../codegen/types.ts';
import { Outbox } from '../delivery/outbox.ts';
import { withLogFields, type Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { createUuidV7 } from '../protocol/uuid.ts';
import type { Transport, TransportFactory } from '../transport/transport.ts';
import type { Agent, AgentOptions } from './agent.ts';
import { AgentInstance } from './agent-instance.ts';
import type { UntypedHandler } from './handling.ts';
import { createIdentity, type Identity } from './identity.ts';
import { Interceptors, type Interceptor } from './interceptors.ts';
import { Watches } from './watches.ts';
import type { WatchOptions } from '../presence/live-agents.ts';
import type { WorkerBeats } from '../presence/worker-beats.ts';

/** What agents of one process share: the broker, the credentials, the connection for publishing. */
export interface Bus {
  /** For people; never with credentials. */
  readonly url: string;
  /** Makes an agent; it does nothing before `start`. Throws `not_declared` where handlers and declaration differ. */
  agent<Types extends AgentTypes>(
    definition: AgentDefinition<Types>,
    handlers: Handlers<Types>,
    options?: AgentOptions<Types['parameters']>,
  ): Agent<Types>;
  /** Wraps sending and handling of all its agents. The returned function removes it. */
  use(interceptor: Interceptor): () => void;
  /** Stops its agents and leaves nothing open. */
  close(): Promise<void>;
}

export interface BusOptions {
  readonly factory: TransportFactory;
  readonly environment: Environment;
  readonly prefix?: string;
  readonly tenant?: string | null;
  /** The name of instances that are given none. */
  readonly instance?: string;
  /** The folder in which instances keep what has to survive them. */
  readonly state?: string;
  /** How `agent.peers()` judges. */
  readonly watch?: WatchOptions;
  /** Sends the heartbeats of its agents; without it they do so themselves. */
  readonly beats?: WorkerBeats | undefined;
  readonly signal?: AbortSignal;
}

/** How long `close` waits for what was published. */
const closingMs = 5_000;

/** Connects, and resolves when the broker has accepted. */
export async function openBus(options: BusOptions): Promise<Bus> {
  const bus = new AgentBus(options);
  await bus.open(options.signal);
  return bus;
}

class AgentBus implements Bus {
  readonly #options: BusOptions;
  readonly #transport: Transport;
  readonly #outbox: Outbox;
  readonly #interceptors = new Interceptors();
  readonly #agents = new Set<AgentInstance>();
  readonly #watches: Watches;
  #closing: Promise<void> | undefined;

  constructor(options: BusOptions) {
    this.#options = options;
    const { environment, factory } = options;
    this.#transport = factory.create({
      clientId: `parley:out:${randomName(environment)}`,
      onState: (state) => {
        if (state !== 'online') return;
        this.#outbox.flush();
        for (const agent of this.#agents) agent.resend();
      },
    });
    const { watch } = options;
    const { clock } = environment;
    this.#watches = new Watches({ factory, clock, watch, randomName: () => randomName(environment) });
    this.#outbox = new Outbox({ clock: environment.clock, transport: this.#transport });
  }

  get url(): string {
    return this.#options.factory.url;
  }

  async open(signal?: AbortSignal): Promise<void> {
    await this.#transport.open(signal);
  }

  agent<Types extends AgentTypes>(
    definition: AgentDefinition<Types>,
    handlers: Handlers<Types>,
    options: AgentOptions<Types['parameters']> = {},
  ): Agent<Types> {
    if (this.#closing !== undefined) throw new ParleyError('unavailable', 'the bus is closed');
    const { environment, factory } = this.#options;
    const agent = new AgentInstance({
      definition,
      handlers: handlers as unknown as Readonly<Record<string, UntypedHandler>>,
      options: options as AgentOptions<never>,
      identify: (instance) => this.#identify(definition, instance),
      instance: options.instance ?? this.#options.instance,
      state: this.#options.state,
      environment: withLogFields(environment, { agent: definition.name }),
      factory,
      outbox: this.#outbox,
      interceptors: this.#interceptors,
      beats: this.#options.beats,
      peers: (topics) => this.#watches.open(topics),
    });
    this.#agents.add(agent);
    return agent as unknown as Agent<Types>;
  }

  use(interceptor: Interceptor): () => void {
    return this.#interceptors.add(interceptor);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#agents].map((agent) => agent.stop()));
    await Promise.all([this.#watches.close(), this.#options.beats?.close()]);
    if (this.#transport.state === 'online') await this.#idle();
    this.#outbox.close();
    await this.#transport.close();
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.environment.clock.after(closingMs, resolve);
      void this.#outbox.whenIdle().then(() => {
        cancel();
        resolve();
      });
    });
  }

  #identify(definition: Pick<AgentDefinition, 'name' | 'bundle'>, instance: string | undefined): Identity {
    const { environment, prefix, tenant } = this.#options;
    return createIdentity({
      bundle: definition.bundle,
      agent: definition.name,
      instance,
      prefix,
      tenant,
      randomName: () => randomName(environment),
    });
  }
}

function randomName({ clock, random }: Environment): string {
  const uuid = createUuidV7(clock.now(), (bytes) => {
    random.fill(bytes);
  });
  return uuid.slice(-12);
}
