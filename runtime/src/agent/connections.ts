import type { LaneSubscriptions } from './declaration.ts';
import { Election } from './election.ts';
import { frontInbox, type Identity } from './identity.ts';
import { Lane, type LaneOptions } from './lanes.ts';
import { Retirement } from './retirement.ts';
import { assertShared } from './share-check.ts';
import type { Role } from './states.ts';
import type { Environment } from '../environment.ts';
import type { ParleyError } from '../errors.ts';
import type { IncomingPacket, OutgoingPacket, Session, TransportFactory } from '../transport/transport.ts';
import type { FrontRecord, PeerStatus } from '../presence/records.ts';

export interface ConnectionsOptions {
  readonly factory: TransportFactory;
  readonly identity: Identity;
  readonly environment: Environment;
  readonly subscriptions: LaneSubscriptions;
  /** An agent that receives nothing needs no front. */
  readonly hasFront: boolean;
  readonly sessionExpirySeconds: number;
  /** Instances of the agent that were offline for longer are taken off the broker. */
  readonly retireAfterMs: number | undefined;
  /** Over the control connection. */
  readonly publish: (packet: OutgoingPacket) => Promise<void>;
  readonly publishRecord: (record: FrontRecord) => void;
  /** Publishes a heartbeat. */
  readonly beat: () => Promise<void>;
  readonly onPacket: (packet: IncomingPacket) => void;
  readonly onSession: (lane: string, session: Session) => void;
  readonly onRole: (role: Role) => void;
  readonly onFailed: (error: ParleyError) => void;
}

/** The connections that carry work: the front's two lanes, which follow the election, and the instance's own. */
export class Connections {
  readonly election: Election;
  readonly #retirement: Retirement;
  readonly #options: ConnectionsOptions;
  readonly #front: readonly Lane[];
  readonly #instance: Lane | undefined;
  #settled: (() => void) | undefined;
  readonly #settling: Promise<void>;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#settling = new Promise((resolve) => {
      this.#settled = resolve;
    });
    this.election = new Election({
      instance: options.identity.instance,
      environment: options.environment,
      publishRecord: options.publishRecord,
      connect: () => {
        void this.#openFront();
      },
      disconnect: () => {
        void this.closeFront();
      },
      onRole: (role) => {
        options.onRole(role);
        this.#retirement.check();
        if (role === 'standby') this.#settled?.();
      },
    });
    this.#retirement = new Retirement({ ...options, isFront: () => this.election.role === 'active' });
    this.#front = this.#createFront();
    const { instance } = options.subscriptions;
    this.#instance = instance.length === 0 ? undefined : this.#createInstance();
  }

  /** Resolves when the role is known and its connections are subscribed. */
  async settle(): Promise<void> {
    if (this.#options.hasFront) await this.#settling;
    await this.#assertShared();
    await this.#instance?.open();
  }

  /** Of an instance of the agent. */
  onStatus(instance: string, status: PeerStatus | undefined): void {
    this.election.onStatus(instance, status);
    this.#retirement.onStatus(instance, status);
  }

  async closeFront(): Promise<void> {
    await Promise.all(this.#front.map((lane) => lane.close()));
  }

  async close(options: { readonly abrupt?: boolean } = {}): Promise<void> {
    this.election.stop();
    this.#retirement.close();
    this.#settled?.();
    await Promise.all(
      [...this.#front, ...(this.#instance === undefined ? [] : [this.#instance])].map((lane) =>
        lane.close(options),
      ),
    );
  }

  #assertShared(): Promise<void> {
    const { identity, subscriptions, environment, factory, beat } = this.#options;
    const { topics, agent, instance, clientIds } = identity;
    const filters = subscriptions.instance.map(({ filter }) => filter);
    return assertShared({
      factory,
      clientId: `${clientIds.instance}:probe`,
      filters: filters.filter((filter) => filter.startsWith('$share/')),
      topic: topics.health(agent, instance),
      group: instance,
      clock: environment.clock,
      stir: beat,
    });
  }

  async #openFront(): Promise<void> {
    await Promise.all(this.#front.map((lane) => lane.open()));
    this.#settled?.();
  }

  #createFront(): readonly Lane[] {
    const { identity, subscriptions } = this.#options;
    const { topics, agent, clientIds } = identity;
    const inbox = { filter: topics.inbox(agent, frontInbox, 'bulk') };
    const front = this.#lane('front', {
      clientId: clientIds.front,
      subscriptions: [...subscriptions.front, inbox],
    });
    if (subscriptions.critical.length === 0) return [front];
    return [
      front,
      this.#lane('critical', { clientId: clientIds.critical, subscriptions: subscriptions.critical }),
    ];
  }

  #createInstance(): Lane {
    const { identity, subscriptions, sessionExpirySeconds } = this.#options;
    return new Lane({
      ...this.#common('instance'),
      clientId: identity.clientIds.instance,
      subscriptions: subscriptions.instance,
      sessionExpirySeconds: identity.isStable ? sessionExpirySeconds : 0,
      onTakenOver: () => undefined,
    });
  }

  #lane(name: string, given: Pick<LaneOptions, 'clientId' | 'subscriptions'>): Lane {
    return new Lane({
      ...this.#common(name),
      ...given,
      sessionExpirySeconds: this.#options.sessionExpirySeconds,
      onTakenOver: () => {
        this.election.onTakenOver();
      },
      mayReconnect: () => this.election.mayReconnect(),
    });
  }

  #common(
    name: string,
  ): Pick<LaneOptions, 'factory' | 'name' | 'quickenTopic' | 'onPacket' | 'onSession' | 'onFailed'> {
    const { factory, identity, onPacket, onSession, onFailed } = this.#options;
    const quickenTopic = identity.topics.quicken(identity.agent, identity.instance);
    return { factory, name, quickenTopic, onPacket, onSession, onFailed };
  }
}
