import type { Bundle, BundleAgent } from '@parley/schemas';
import type { DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Parameters } from '../delivery/parameters.ts';
import type { Counters } from '../delivery/statistics.ts';
import type { CompileSchema } from '../delivery/validators.ts';
import type { AgentDefinition } from '../codegen/types.ts';
import type { Workflows } from '../coordination/workflow.ts';
import type { Observers } from '../observe/observers.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import { decodePayload } from '../protocol/envelope.ts';
import type { IncomingPacket, Session, TransportFactory } from '../transport/transport.ts';
import type { WorkerBeats } from '../presence/worker-beats.ts';
import type { AgentOptions } from './agent.ts';
import { createCard } from './card.ts';
import { createCommands, type CommandsOptions } from './commands.ts';
import { createQueries } from './commands/queries.ts';
import { Connections } from './connections.ts';
import { Control } from './control.ts';
import { planSubscriptions } from './declaration.ts';
import type { Emitter } from './emitter.ts';
import { assertFit, warnOfShortSession } from './fitness.ts';
import type { UntypedHandler } from './handling.ts';
import type { LivingIdentity } from './identity.ts';
import { createInbox } from './inbox.ts';
import { Intake } from './intake.ts';
import type { Interceptors } from './interceptors.ts';
import { PeerChecks, type PeerCheckSettings } from './peer-checks.ts';
import { Presence } from './presence.ts';
import type { AgentEvents, Role } from './states.ts';
import { createSystemMessages, type WriteSystemMessage } from './system-messages.ts';
import { Work } from './work.ts';

export interface EngineOptions {
  readonly definition: Pick<AgentDefinition, 'bundle' | 'validators'>;
  readonly agent: BundleAgent;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly parameters: Parameters;
  readonly identity: LivingIdentity;
  readonly environment: Environment;
  readonly factory: TransportFactory;
  readonly outbox: Outbox;
  readonly compile: CompileSchema;
  readonly counters: Counters;
  readonly workflows: Workflows;
  readonly observers: Observers;
  readonly interceptors: Interceptors;
  readonly emitter: Emitter<AgentEvents>;
  readonly store: DeadLetterStore;
  /** Absent without a state folder. */
  readonly journal: Journal | undefined;
  readonly healthIntervalMs: number;
  readonly sessionExpirySeconds: number;
  readonly settings: Pick<AgentOptions, 'rememberedIds' | 'messageLog' | 'retireAfterMs'> & PeerCheckSettings;
  readonly beats: WorkerBeats | undefined;
  readonly obey: CommandsOptions['obey'];
  readonly assertReady: () => void;
  readonly onRole: (role: Role) => void;
  /** The instance cannot go on. */
  readonly onFatal: (error: ParleyError) => void;
}

/** One life of an agent instance: its work and its connections, wired together. */
export class Engine {
  readonly work: Work;
  readonly intake: Intake;
  readonly control: Control;
  readonly connections: Connections;
  readonly presence: Presence;
  readonly #options: EngineOptions;
  readonly #peers: PeerChecks;

  constructor(options: EngineOptions) {
    this.#options = options;
    const write = createSystemMessages(options.identity.source, options.environment);
    this.#peers = this.#createPeerChecks();
    const { examine } = this.#peers;
    this.work = new Work({ ...options, write, examine, epoch: () => this.connections.election.epoch });
    const { receiver } = this.work;
    this.intake = new Intake({
      receiver,
      counters: options.counters,
      answer: (packet) => this.#answerDraining(packet),
    });
    this.presence = this.#createPresence(write);
    this.control = this.#createControl(write);
    this.connections = this.#createConnections();
  }

  /** Before `open`: it takes no work until it is resumed. */
  hold(): void {
    this.intake.hold();
    this.presence.begin('paused');
  }

  /** Resolves when the role is known and everything is subscribed. */
  async open(signal?: AbortSignal): Promise<void> {
    // What an earlier life has done is known before its messages come again.
    await this.work.exactlyOnce?.open();
    await this.work.replies?.open();
    // Older than all that the broker has.
    await this.work.parking?.open((packet, unparked) => {
      this.intake.whenOpen(() => {
        this.work.receiver.unpark(packet, unparked);
      });
    });
    await this.control.open(signal);
    await assertFit({ ...this.#options, session: this.control.transport.session });
    await this.connections.settle();
    await this.work.durable?.open();
    await this.work.escalations.open();
  }

  /** Resolves with false when the time was not enough. */
  async drain(timeoutMs: number): Promise<boolean> {
    this.intake.close();
    await this.presence.change('draining', this.control.transport).catch(() => undefined);
    return this.#withinTime(this.work.receiver.whenIdle(), timeoutMs);
  }

  async close(): Promise<void> {
    const reason = new ParleyError('cancelled', `${this.#options.identity.agent} stopped`);
    this.intake.forget();
    this.work.close(reason);
    await this.connections.close();
    await this.control.close();
  }

  /** Ends at once, as a crash would, but leaves nothing open. */
  async cut(reason: ParleyError): Promise<void> {
    this.intake.close();
    this.work.close(reason);
    await Promise.all([this.connections.close({ abrupt: true }), this.control.close({ abrupt: true })]);
  }

  #withinTime(work: Promise<void>, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#options.environment.clock.after(timeoutMs, () => {
        resolve(false);
      });
      void work.then(() => {
        cancel();
        resolve(true);
      });
    });
  }

  /** What is known is settled with its first copy. Else: nobody else can answer, and the caller should not have to wait for its timeout. REQ-PRES-65 */
  #answerDraining(packet: IncomingPacket): boolean {
    const { entries } = decodePayload(packet.payload, packet.properties.contentType);
    if (entries.some((decoded) => decoded.ok && this.work.receiver.knows(decoded.message))) {
      this.work.receiver.receive(packet);
      return false;
    }
    if (this.connections.election.hasPeer) return false;
    const error = new ParleyError('unavailable', `${this.#options.identity.agent} is stopping`);
    let isAnswered = false;
    for (const decoded of entries) {
      if (decoded.ok && this.work.responder.fail(decoded.message, error)) isAnswered = true;
    }
    return isAnswered;
  }

  #createPeerChecks(): PeerChecks {
    const { definition, agent, identity, counters, environment, settings } = this.#options;
    return new PeerChecks({
      settings,
      bundle: definition.bundle,
      agent,
      topics: identity.topics,
      counters,
      logger: environment.logger,
      announce: (event) => {
        this.work.reports.event(event);
      },
    });
  }

  #createPresence(write: WriteSystemMessage): Presence {
    const { identity, environment, agent, definition, parameters, counters, healthIntervalMs } =
      this.#options;
    return new Presence({
      identity,
      environment,
      write,
      card: createCard(identity, agent, {
        bundle: definition.bundle,
        parameters,
        hasState: this.#options.journal !== undefined,
      }),
      intervalMs: healthIntervalMs,
      load: () => ({
        inFlight: this.work.inFlight,
        queued: this.work.queued,
        handled: counters.handled,
        failed: counters.failed,
      }),
    });
  }

  #createControl(write: WriteSystemMessage): Control {
    const { factory, identity, environment, healthIntervalMs, onFatal } = this.#options;
    const { presence } = this;
    const election = () => this.connections.election;
    return new Control({
      factory,
      identity,
      environment,
      presence,
      write,
      healthIntervalMs,
      beats: this.#options.beats,
      peerFilters: [...this.#peers.cardFilters, ...this.work.retired.filters],
      events: {
        onCard: (names, payload) => {
          this.#peers.seeCard(names, payload);
          this.work.batchReaders.see(names, payload);
        },
        onPeerFront: (agent, payload) => {
          this.work.retired.see(agent, payload);
          this.work.durable?.back(agent);
        },
        onRecord: (record) => {
          election().onRecord(record);
        },
        onStatus: (instance, status) => {
          this.connections.onStatus(instance, status);
        },
        onUnsynced: () => {
          election().onUnsynced();
        },
        onSynced: () => {
          election().onSynced();
        },
        onInbox: this.#createInbox(),
        onCommand: this.#createCommands(write),
        onSession: (session) => {
          this.#onSession('control', session);
        },
        onEnded: (cause) => {
          onFatal(cause ?? new ParleyError('taken_over', 'the control connection ended'));
        },
      },
    });
  }

  #createInbox(): (packet: IncomingPacket) => void {
    const { agent, definition, counters, observers } = this.#options;
    const { pending, receiver, runner, durable, statuses, findPlan } = this.work;
    const { bundle }: { bundle: Bundle } = definition;
    return createInbox({
      bundle,
      agent,
      counters,
      pending,
      receiver,
      runner,
      onReply: (reply) => {
        observers.replied(reply, findPlan(reply.channel ?? '')?.channel);
      },
      onReceipt: (receipt) => statuses.confirm(receipt, durable),
      onDirected: (packet) => {
        this.intake.accept(packet);
      },
    });
  }

  #createCommands(write: WriteSystemMessage): (packet: IncomingPacket) => void {
    const { identity, definition, counters, environment, outbox, obey, store } = this.#options;
    const { work, intake } = this;
    return createCommands({
      identity,
      operators: definition.bundle.operators,
      counters,
      logger: environment.logger,
      write,
      obey,
      publish: (packet) => {
        outbox.publish(packet, { ttlMs: 60_000 }).catch(() => undefined);
      },
      health: () => this.presence.health(),
      queries: createQueries({ identity, store, work, intake }),
    });
  }

  #createConnections(): Connections {
    const { factory, identity, environment, agent, definition, parameters, emitter } = this.#options;
    const { topics } = identity;
    return new Connections({
      factory,
      identity,
      environment,
      subscriptions: planSubscriptions({ agent, bundle: definition.bundle, topics, parameters }),
      hasFront: Object.keys(agent.receives).length > 0,
      sessionExpirySeconds: this.#options.sessionExpirySeconds,
      retireAfterMs: this.#options.settings.retireAfterMs,
      publish: (packet) => this.control.transport.publish(packet),
      publishRecord: (record) => {
        this.control.publishRecord(record);
      },
      beat: () => this.presence.beat(this.control.transport, 0),
      onPacket: (packet) => {
        this.intake.accept(packet);
      },
      onSession: (lane, session) => {
        this.#onSession(lane, session);
      },
      onRole: this.#options.onRole,
      onFailed: (error) => {
        emitter.emit('failure', { error });
        this.#options.onFatal(error);
      },
    });
  }

  #onSession(lane: string, session: Session): void {
    const { environment, sessionExpirySeconds } = this.#options;
    if (lane === 'front') warnOfShortSession(session, sessionExpirySeconds, environment.logger);
    if (session.epoch > 1) this.#options.emitter.emit('session', { lane, lost: !session.sessionPresent });
  }
}
