import type { BundleAgent } from '@parley/schemas';
import type { MessageHandle, Sent } from '../codegen/sent.ts';
import type { AgentDefinition } from '../codegen/types.ts';
import type { Workflow } from '../coordination/followed.ts';
import type { StageStatistics } from '../coordination/stages.ts';
import type { WorkflowQuery } from '../coordination/workflow-query.ts';
import { createMemoryDeadLetters, openDeadLetters } from '../delivery/dead-letters.ts';
import type { DeadLetter, DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { createCounters, measureReceives, toStatistics, type Statistics } from '../delivery/statistics.ts';
import type { Parameters } from '../delivery/parameters.ts';
import { createCompiler, type CompileSchema } from '../delivery/validators.ts';
import { withLogFields, type Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Timeline, TimelineWatchOptions } from '../observe/live-timeline.ts';
import { Observers } from '../observe/observers.ts';
import type { MessageListener, Subscription } from '../observe/subscription.ts';
import type { FilterSpec } from '../select/filter-spec.ts';
import type { TimelineVerdict } from '../select/timeline.ts';
import type { TimelineSpec } from '../select/timeline-spec.ts';
import type { LiveAgents } from '../presence/live-agents.ts';
import type { WorkerBeats } from '../presence/worker-beats.ts';
import type { Message } from '../protocol/message.ts';
import type { Topics } from '../protocol/system-topics.ts';
import type { TransportFactory } from '../transport/transport.ts';
import type { AgentOptions } from './agent.ts';
import type { CallOptions } from './calls.ts';
import { runNow } from './calls/run-now.ts';
import type { CommandsOptions } from './commands.ts';
import { assertHandlers, assertParameters, assertSupported, findAgent } from './declaration.ts';
import { Emitter } from './emitter.ts';
import { Engine } from './engine.ts';
import type { UntypedHandler } from './handling.ts';
import { beginLife, type Identity, type LivingIdentity } from './identity.ts';
import { Interceptors, type Interceptor } from './interceptors.ts';
import { KeptPause } from './kept-pause.ts';
import { beginKeptLife } from './kept-life.ts';
import { openKeptState } from './kept-state.ts';
import type { AgentEvents, AgentState as State, Role } from './states.ts';
import type { AgentState } from '../state/agent-state.ts';

export interface AgentInstanceOptions {
  readonly definition: Pick<AgentDefinition, 'bundle' | 'validators' | 'name'>;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly options: AgentOptions;
  /** Its names and topics; the instance is another one where the state folder names it. */
  readonly identify: (instance: string | undefined) => Identity;
  /** The name that was asked for. */
  readonly instance: string | undefined;
  /** The state folder of the workspace. */
  readonly state: string | undefined;
  readonly environment: Environment;
  readonly factory: TransportFactory;
  readonly outbox: Outbox;
  readonly interceptors: Interceptors;
  readonly beats: WorkerBeats | undefined;
  readonly peers: (topics: Topics) => Promise<LiveAgents>;
}

const readyStates: ReadonlySet<State> = new Set<State>(['starting', 'online', 'paused', 'draining']);

/** The life of an agent: states, start and stop; what it does is in its engine. Throws `not_declared` for handlers that do not fit. */
export class AgentInstance {
  readonly #options: AgentInstanceOptions;
  readonly #declared: BundleAgent;
  readonly #counters = createCounters();
  readonly #now = (): number => this.#options.environment.clock.now();
  #store: DeadLetterStore;
  readonly #observers: Observers;
  readonly #emitter: Emitter<AgentEvents>;
  readonly #interceptors: Interceptors;
  #engine: Engine | undefined;
  #identity: Identity;
  #kept: AgentState | undefined;
  #life: LivingIdentity | undefined;
  #state: State = 'idle';
  #role: Role = 'standby';
  #stopping: Promise<void> | undefined;
  #draining: Promise<void> | undefined;
  #failing: Promise<void> | undefined;
  #failure: ParleyError | undefined;

  constructor(options: AgentInstanceOptions) {
    this.#options = options;
    const { bundle, name } = options.definition;
    this.#store = createMemoryDeadLetters(options.options.deadLetters, this.#now);
    this.#identity = options.identify(options.instance);
    this.#declared = findAgent(bundle, name);
    assertHandlers(this.#declared, options.handlers);
    assertParameters(this.#declared, options.options.parameters ?? {});
    this.#observers = new Observers({ environment: options.environment });
    this.#emitter = new Emitter(options.environment.logger);
    this.#interceptors = new Interceptors(options.interceptors);
  }

  get name(): string {
    return this.#identity.agent;
  }

  get instance(): string {
    return this.#identity.instance;
  }

  get state(): State {
    return this.#state;
  }

  get role(): Role {
    return this.#role;
  }

  async start(options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    if (this.#state !== 'idle') {
      throw new ParleyError('invalid_argument', `an agent starts once, and ${this.name} is ${this.#state}`);
    }
    assertSupported(this.#declared, this.#options.definition.bundle, this.#options.state !== undefined);
    this.#change('starting');
    try {
      await this.#openState();
      const engine = this.#createEngine(await createCompiler());
      this.#engine = engine;
      if (this.#pause.isPaused) engine.hold();
      await engine.open(options.signal);
      this.#assertStarting();
      this.#change(this.#pause.isPaused ? 'paused' : 'online');
    } catch (caught) {
      await this.#fail(ParleyError.from(caught));
      throw this.#failure ?? caught;
    }
  }

  drain(): Promise<void> {
    this.#draining ??= this.#drain();
    return this.#draining;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async pause(): Promise<void> {
    if (this.#state !== 'online') return;
    this.#engine?.intake.hold();
    this.#change('paused');
    await Promise.all([this.#show('paused'), this.#pause.keep(true)]);
  }

  async resume(): Promise<void> {
    if (this.#state !== 'paused') return;
    this.#change('online');
    this.#engine?.intake.open();
    await Promise.all([this.#show('online'), this.#pause.keep(false)]);
  }

  send(channel: string, content: unknown, options?: CallOptions): Promise<Sent> {
    return runNow(() => this.#ready().work.calls.send(channel, content, { options }));
  }

  sendMany(channel: string, contents: readonly unknown[], options?: CallOptions): Promise<readonly Sent[]> {
    return runNow(() => this.#ready().work.calls.sendMany(channel, contents, { options }));
  }

  messageStatus(id: string): MessageHandle | undefined {
    return this.#ready().work.messageStatus(id);
  }

  request(channel: string, content: unknown, options?: CallOptions): Promise<Message> {
    return runNow(() => this.#ready().work.calls.request(channel, content, { options }));
  }

  workflow(correlationId: string): Workflow | undefined {
    return this.#observers.workflows.find(correlationId);
  }

  workflows(query?: WorkflowQuery): readonly Workflow[] {
    return this.#observers.workflows.list(query);
  }

  stages(): readonly StageStatistics[] {
    return this.#observers.workflows.stages();
  }

  subscribe(filter: FilterSpec, listener: MessageListener): Subscription {
    return this.#observers.subscribe(filter, listener);
  }

  timeline(
    spec: TimelineSpec,
    listener: (verdict: TimelineVerdict) => unknown,
    options?: TimelineWatchOptions,
  ): Timeline {
    return this.#observers.timeline(spec, listener, options);
  }

  statistics(): Statistics {
    const { inFlight = 0, durable, calls, receives = [] } = this.#engine?.work ?? {};
    const unconfirmed = durable?.unconfirmed ?? 0;
    return toStatistics(this.#counters, {
      inFlight,
      unconfirmed,
      circuits: calls?.circuits ?? {},
      receives: measureReceives(receives),
    });
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#store.list();
  }

  on<Name extends keyof AgentEvents>(event: Name, listener: (value: AgentEvents[Name]) => void): () => void {
    return this.#emitter.on(event, listener);
  }

  peers(): Promise<LiveAgents> {
    return this.#options.peers(this.#identity.topics);
  }

  use(interceptor: Interceptor): () => void {
    return this.#interceptors.add(interceptor);
  }

  #createEngine(compile: CompileSchema): Engine {
    const { definition, handlers, options, environment, factory, outbox } = this.#options;
    return new Engine({
      definition,
      agent: this.#declared,
      handlers,
      parameters: (options.parameters ?? {}) as Parameters,
      identity: this.#life ?? beginLife(this.#identity, environment.clock.now()),
      environment: withLogFields(environment, { instance: this.instance }),
      factory,
      outbox,
      compile,
      counters: this.#counters,
      workflows: this.#observers.workflows,
      observers: this.#observers,
      interceptors: this.#interceptors,
      emitter: this.#emitter,
      store: this.#store,
      journal: this.#kept?.journal,
      healthIntervalMs: options.healthIntervalMs ?? 5_000,
      sessionExpirySeconds: options.sessionExpirySeconds ?? 3_600,
      settings: options,
      beats: this.#options.beats,
      obey: this.#commands(),
      assertReady: () => {
        this.#ready();
      },
      onRole: (role) => {
        this.#role = role;
        this.#emitter.emit('role', role);
      },
      onFatal: (error) => {
        void this.#fail(error);
      },
    });
  }

  #commands(): CommandsOptions['obey'] {
    const stop = async (): Promise<void> => {
      await this.stop();
    };
    return { pause: () => this.pause(), resume: () => this.resume(), drain: stop, stop };
  }

  get #pause(): KeptPause {
    return new KeptPause(this.#kept?.journal);
  }

  #ready(): Engine {
    if (this.#engine !== undefined && readyStates.has(this.#state)) return this.#engine;
    throw new ParleyError('unavailable', `${this.name} is ${this.#state}`);
  }

  async #drain(): Promise<void> {
    if (this.#engine === undefined || !readyStates.has(this.#state)) return;
    this.#change('draining');
    const timeoutMs = this.#options.options.drainTimeoutMs ?? 30_000;
    const isDone = await this.#engine.drain(timeoutMs);
    if (!isDone)
      this.#options.environment.logger.warn('draining took too long', { agent: this.name, timeoutMs });
  }

  async #stop(): Promise<void> {
    if (this.#state === 'starting')
      await this.#fail(new ParleyError('cancelled', `${this.name} was stopped while it started`));
    await this.drain();
    if (this.#state === 'failed') {
      await this.#failing;
      return;
    }
    this.#change('stopped');
    await this.#engine?.close();
    await this.#kept?.close();
  }

  async #fail(error: ParleyError): Promise<void> {
    if (this.#state === 'stopped' || this.#state === 'failed') {
      await this.#failing;
      return;
    }
    this.#failure = error;
    this.#change('failed');
    this.#options.environment.logger.error('an agent failed', { agent: this.name, error });
    this.#emitter.emit('failure', { error });
    this.#failing = this.#cut(error);
    await this.#failing;
  }

  async #cut(error: ParleyError): Promise<void> {
    await this.#engine?.cut(error);
    await this.#kept?.close();
  }

  async #openState(): Promise<void> {
    const { state, instance, identify, environment } = this.#options;
    if (state === undefined) return;
    this.#kept = await openKeptState({ folder: state, agent: this.name, instance, environment });
    this.#identity = this.#life = await beginKeptLife(this.#kept, identify, environment);
    const { deadLetters } = this.#options.options;
    this.#store = await openDeadLetters(this.#kept.journal, deadLetters, this.#now);
  }

  /** The connection for publishing is up again: what went over the old one may be lost. */
  resend(): void {
    this.#engine?.work.durable?.resend();
  }

  async #show(state: 'online' | 'paused'): Promise<void> {
    const engine = this.#engine;
    await engine?.presence.change(state, engine.control.transport).catch(() => undefined);
  }

  #assertStarting(): void {
    if (this.#state !== 'starting')
      throw this.#failure ?? new ParleyError('cancelled', `${this.name} was stopped`);
  }

  #change(state: State): void {
    this.#state = state;
    if (state === 'stopped' || state === 'failed') this.#observers.close();
    this.#emitter.emit('state', state);
  }
}
