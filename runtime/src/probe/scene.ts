import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type {
  IncomingPacket,
  Session,
  Transport,
  TransportFactory,
  TransportOptions,
} from '../transport/transport.ts';

export interface SceneOptions {
  readonly factory: TransportFactory;
  readonly clock: Clock;
  /** In front of the topics of the scene; a name that nobody else has. */
  readonly root: string;
  /** For the client ids; as unique. */
  readonly name: string;
  readonly signal: AbortSignal;
}

export type ActorOptions = Omit<TransportOptions, 'clientId' | 'onPacket' | 'onState' | 'mayReconnect'> & {
  /** Acknowledges nothing by itself. Default false. */
  readonly holds?: boolean;
};

/** A client with topics and a session that nobody else has. */
export interface Actor {
  readonly transport: Transport;
  readonly session: Session;
  readonly packets: readonly IncomingPacket[];
  /** Why the connection ended, when it did. */
  readonly ended: { readonly kind: 'told' | 'silent'; readonly cause: ParleyError | undefined } | undefined;
  /** True when that many packets came in time. */
  arrived(count: number, withinMs: number): Promise<boolean>;
  /** Resolves when for so long no packet came, or enough of them. */
  settled(quietMs: number, enough: number): Promise<void>;
  /** Resolves with true when the connection ended in time. */
  gone(withinMs: number): Promise<boolean>;
}

const connectMs = 5_000;

/** Where one probe plays: its topics, its clients, and the cleaning up. */
export class Scene {
  readonly clock: Clock;
  readonly #options: SceneOptions;
  readonly #actors: StageActor[] = [];
  readonly #sessions = new Set<string>();
  readonly #retained = new Set<string>();

  constructor(options: SceneOptions) {
    this.#options = options;
    this.clock = options.clock;
  }

  topic(name: string): string {
    return `${this.#options.root}/${name}`;
  }

  /** A group that nobody else is in. */
  get group(): string {
    return this.#options.name;
  }

  /** Connects a client; `name` tells its session. Rejects when the first attempt fails. */
  async enter(name: string, options: ActorOptions = {}): Promise<Actor> {
    const clientId = `${this.#options.name}-${name}`;
    if ((options.sessionExpirySeconds ?? 0) > 0) this.#sessions.add(clientId);
    if (options.will?.retain === true) this.#retained.add(options.will.topic);
    const actor = new StageActor(this.#options, clientId, options);
    this.#actors.push(actor);
    await actor.open();
    return actor;
  }

  /** Retains a message that is removed with the scene. */
  async retain(actor: Actor, topic: string, payload: string): Promise<void> {
    this.#retained.add(topic);
    await actor.transport.publish({ topic, payload, retain: true });
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(ms, resolve);
    });
  }

  /** Leaves nothing on the broker: no session, no retained message. */
  async clear(): Promise<void> {
    await Promise.all(this.#actors.map(({ transport }) => transport.close()));
    for (const clientId of this.#sessions) {
      const last = new StageActor(this.#options, clientId, { clean: true });
      await last.open();
      await last.transport.close();
    }
    if (this.#retained.size === 0) return;
    const cleaner = new StageActor(this.#options, `${this.#options.name}-cleaner`, {});
    await cleaner.open();
    for (const topic of this.#retained) await cleaner.transport.publish({ topic, payload: '', retain: true });
    await cleaner.transport.close();
  }
}

class StageActor implements Actor {
  readonly transport: Transport;
  readonly packets: IncomingPacket[] = [];
  ended: Actor['ended'];
  readonly #scene: SceneOptions;
  readonly #giveUp = new AbortController();
  #session: Session | undefined;
  #changed: () => void = () => undefined;

  constructor(scene: SceneOptions, clientId: string, { holds = false, ...options }: ActorOptions) {
    this.#scene = scene;
    this.transport = scene.factory.create({
      ...options,
      clientId,
      onPacket: (packet) => {
        this.packets.push(packet);
        if (!holds) packet.acknowledge();
        this.#changed();
      },
      onState: (state, cause) => {
        if (state !== 'offline' && state !== 'taken-over') return;
        this.ended ??= { kind: state === 'taken-over' ? 'told' : 'silent', cause };
        // Who is not let in at once is not let in: the transport itself would go on trying.
        if (this.#session === undefined) this.#giveUp.abort();
        this.#changed();
      },
      mayReconnect: () => false,
    });
  }

  get session(): Session {
    if (this.#session === undefined) throw new ParleyError('internal', 'a client that never connected');
    return this.#session;
  }

  async open(): Promise<void> {
    const cancel = this.#scene.clock.after(connectMs, () => {
      this.#giveUp.abort();
    });
    try {
      const signal = AbortSignal.any([this.#giveUp.signal, this.#scene.signal]);
      this.#session = await this.transport.open(signal);
    } catch (caught) {
      throw this.ended?.cause ?? caught;
    } finally {
      cancel();
    }
  }

  arrived(count: number, withinMs: number): Promise<boolean> {
    return this.#until(() => this.packets.length >= count, withinMs);
  }

  async settled(quietMs: number, enough: number): Promise<void> {
    while (this.packets.length < enough) {
      if (!(await this.arrived(this.packets.length + 1, quietMs))) return;
    }
  }

  gone(withinMs: number): Promise<boolean> {
    return this.#until(() => this.ended !== undefined, withinMs);
  }

  #until(holds: () => boolean, withinMs: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (): void => {
        this.#changed = () => undefined;
        cancel();
        resolve(holds());
      };
      const cancel = this.#scene.clock.after(withinMs, end);
      this.#changed = () => {
        if (holds()) end();
      };
    });
  }
}
