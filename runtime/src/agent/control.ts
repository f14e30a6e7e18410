import { ParleyError } from '../errors.ts';
import { contentTypes } from '../protocol/envelope.ts';
import type { SystemTopic } from '../protocol/system-topics.ts';
import { formatTime } from '../protocol/time.ts';
import type { IncomingPacket, Session, Transport, TransportFactory } from '../transport/transport.ts';
import type { Environment } from '../environment.ts';
import { frontInbox, type LivingIdentity } from './identity.ts';
import { readFront, readStatus, type FrontRecord, type PeerStatus } from '../presence/records.ts';
import type { WorkerBeats } from '../presence/worker-beats.ts';
import type { Presence } from './presence.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

export interface ControlOptions {
  readonly factory: TransportFactory;
  readonly identity: LivingIdentity;
  readonly environment: Environment;
  readonly presence: Presence;
  readonly write: WriteSystemMessage;
  readonly healthIntervalMs: number;
  /** Sends the heartbeats; without it this connection does. */
  readonly beats: WorkerBeats | undefined;
  /** What `onCard` and `onPeerFront` are to be told of. */
  readonly peerFilters: readonly string[];
  readonly events: ControlEvents;
}

interface ControlEvents {
  onRecord(record: FrontRecord | undefined): void;
  onStatus(instance: string, status: PeerStatus | undefined): void;
  /** A peer's card; an empty payload takes it away. */
  onCard(names: { readonly agent: string; readonly instance: string }, payload: Uint8Array): void;
  /** The record of another agent's front. */
  onPeerFront(agent: string, payload: Uint8Array): void;
  onUnsynced(): void;
  /** Everything retained about this agent's instances has been seen. */
  onSynced(): void;
  onInbox(packet: IncomingPacket): void;
  onCommand(packet: IncomingPacket): void;
  onSession(session: Session): void;
  /** It will not come back: taken over, or refused. */
  onEnded(cause: ParleyError | undefined): void;
}

/** The connection that keeps an instance reachable and visible: its inbox, commands, status, card and heartbeat; nothing slow is on it. */
export class Control {
  readonly #options: ControlOptions;
  readonly #transport: Transport;
  #stopBeat: (() => void) | undefined;
  #leaveBeats: (() => void) | undefined;
  #lastText = '';
  #lastTopic: SystemTopic | undefined;
  #state: 'idle' | 'syncing' | 'synced' | 'closed' = 'idle';
  #hasSynced = false;
  /** Instances of the agent whose status this session has shown, or was asked for. */
  readonly #known = new Set<string>();
  /** The instance that the last record names. */
  #front: string | undefined;
  /** Lives under our name that were over when this one began. */
  readonly #earlier = new Set<number>();

  constructor(options: ControlOptions) {
    this.#options = options;
    const { topics, agent, instance, clientIds } = options.identity;
    this.#transport = options.factory.create({
      clientId: clientIds.control,
      quickenTopic: topics.quicken(agent, instance),
      will: options.presence.will(),
      onPacket: (packet) => {
        this.#receive(packet);
      },
      onSession: (session) => this.#greet(session),
      onState: (state, cause) => {
        if (state === 'offline') this.#lose();
        if (state === 'taken-over' && this.#state !== 'closed') options.events.onEnded(cause);
      },
    });
  }

  get transport(): Transport {
    return this.#transport;
  }

  async open(signal?: AbortSignal): Promise<void> {
    const { topics, agent, instance } = this.#options.identity;
    await this.#transport.subscribe([
      { filter: topics.inbox(agent, instance, 'control') },
      { filter: topics.inbox(agent, instance, 'bulk') },
      { filter: topics.inbox(agent, frontInbox, 'control') },
      { filter: topics.commands(agent) },
      { filter: topics.commands(agent, instance) },
    ]);
    await this.#transport.open(signal);
    this.#beat();
  }

  /** REQ-PRES-5 */
  publishRecord(record: FrontRecord): void {
    const { identity, environment, write } = this.#options;
    const data = { ...record, since: formatTime(environment.clock.now()) };
    const topic = identity.topics.front(identity.agent);
    const properties = { contentType: contentTypes.event };
    this.#transport
      .publish({ topic, payload: write(systemTypes.front, data), retain: true, properties })
      .catch(() => {
        // Without a connection the next session looks anew.
      });
  }

  async close(options: { readonly abrupt?: boolean } = {}): Promise<void> {
    this.#state = 'closed';
    this.#stopBeat?.();
    this.#leaveBeats?.();
    if (options.abrupt !== true)
      await this.#options.presence.change('offline', this.#transport).catch(() => undefined);
    await this.#transport.close(options);
  }

  /** Asks for what is retained on every session: the own status that comes back live ends it, since the broker sends it last. */
  async #greet(session: Session): Promise<void> {
    const { presence, identity, events, peerFilters } = this.#options;
    const { topics, agent } = identity;
    this.#state = 'syncing';
    this.#known.clear();
    this.#front = undefined;
    events.onUnsynced();
    events.onSession(session);
    try {
      await this.#transport.subscribe([
        { filter: topics.front(agent) },
        { filter: topics.status(agent, '+') },
        ...peerFilters.map((filter) => ({ filter })),
      ]);
      await presence.publish(this.#transport);
    } catch (caught) {
      if (this.#transport.state === 'online') throw caught;
    }
  }

  #lose(): void {
    if (this.#state === 'closed') return;
    this.#state = 'idle';
    this.#options.events.onUnsynced();
  }

  #receive(packet: IncomingPacket): void {
    const topic = this.#parse(packet.topic);
    // The session ends with the connection: holding the acknowledgement back would only stop replies behind slow handlers.
    packet.acknowledge();
    if (topic?.kind === 'inbox') this.#options.events.onInbox(packet);
    else if (topic?.kind === 'commands') this.#options.events.onCommand(packet);
    else if (topic?.kind === 'front') this.#receiveFront(topic.agent, packet.payload);
    else if (topic?.kind === 'status') this.#receiveStatus(topic.instance, packet);
    else if (topic?.kind === 'card') this.#options.events.onCard(topic, packet.payload);
  }

  /** Nearly all that comes is on one topic: the inbox. */
  #parse(text: string): SystemTopic | undefined {
    if (text !== this.#lastText) {
      this.#lastText = text;
      this.#lastTopic = this.#options.identity.topics.parse(text);
    }
    return this.#lastTopic;
  }

  #receiveFront(agent: string, payload: Uint8Array): void {
    if (agent !== this.#options.identity.agent) {
      this.#options.events.onPeerFront(agent, payload);
      return;
    }
    const record = readFront(payload);
    this.#front = record?.instance;
    this.#options.events.onRecord(record);
    if (this.#state === 'synced' && this.#isFrontUnknown()) void this.#askForFront();
  }

  #isFrontUnknown(): boolean {
    const front = this.#front;
    return front !== undefined && front !== this.#options.identity.instance && !this.#known.has(front);
  }

  /** Some brokers send nothing retained to a filter with a wildcard: asks by the name. The own status comes back after the answer. */
  async #askForFront(): Promise<void> {
    const { identity, presence } = this.#options;
    const front = this.#front ?? '';
    this.#known.add(front);
    try {
      await this.#transport.subscribe([{ filter: identity.topics.status(identity.agent, front) }]);
      if (this.#state === 'syncing') await presence.publish(this.#transport);
    } catch {
      // The next session asks again.
    }
  }

  #receiveStatus(instance: string, packet: IncomingPacket): void {
    const { identity, events, presence } = this.#options;
    this.#known.add(instance);
    const status = readStatus(packet.payload);
    if (instance !== identity.instance) {
      events.onStatus(instance, status);
      return;
    }
    if (this.#state === 'closed' || this.#isReplaced(status) || packet.retain) return;
    if (status?.incarnation === identity.incarnation && status.state !== 'offline') this.#sync();
    // The will of an earlier connection of ours came late, or somebody cleared it: we are here.
    else if (this.#state === 'synced') presence.publish(this.#transport).catch(() => undefined); // REQ-PRES-62
  }

  /** Some brokers tell nobody that a client was taken over: a life under our name that began after ours does. REQ-PRES-70 */
  #isReplaced(status: PeerStatus | undefined): boolean {
    const { identity, events } = this.#options;
    if (status === undefined || status.incarnation === identity.incarnation) return false;
    if (!this.#hasSynced) this.#earlier.add(status.incarnation);
    if (this.#earlier.has(status.incarnation)) return false;
    const reason = `another process is ${identity.agent}/${identity.instance} now`;
    events.onEnded(new ParleyError('taken_over', reason));
    return true;
  }

  #sync(): void {
    if (this.#state !== 'syncing') return;
    if (this.#isFrontUnknown()) {
      void this.#askForFront();
      return;
    }
    this.#state = 'synced';
    this.#hasSynced = true;
    this.#options.events.onSynced();
  }

  #beat(): void {
    const { beats, identity, presence, healthIntervalMs } = this.#options;
    if (beats === undefined) {
      this.#beatLater();
      return;
    }
    const { topics, agent, instance, source, incarnation } = identity;
    this.#leaveBeats = beats.add({
      topic: topics.health(agent, instance),
      source,
      incarnation,
      intervalMs: healthIntervalMs,
      load: () => presence.load,
      onFailed: () => {
        if (this.#state !== 'closed') this.#beatLater();
      },
    });
  }

  /** REQ-PRES-64 */
  #beatLater(): void {
    const { environment, healthIntervalMs, presence } = this.#options;
    const dueAtMs = environment.clock.monotonic() + healthIntervalMs;
    this.#stopBeat = environment.clock.after(healthIntervalMs, () => {
      const lateMs = Math.max(0, environment.clock.monotonic() - dueAtMs); // REQ-PRES-35
      if (this.#transport.state === 'online') presence.beat(this.#transport, lateMs).catch(() => undefined);
      if (this.#state !== 'closed') this.#beatLater();
    });
  }
}
