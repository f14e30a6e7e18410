import type { Attempt, ReceivePlan } from '../delivery/attempt.ts';
import { createPlans, type ChannelPlan } from '../delivery/channel-plan.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Parameters } from '../delivery/parameters.ts';
import type { JudgeOptions } from '../delivery/judge.ts';
import { Publisher } from '../delivery/publisher.ts';
import { Batches } from '../delivery/batching/batches.ts';
import { Parking } from '../delivery/parking.ts';
import { createReceivePlans, createReceivesOf } from '../delivery/receive-plan.ts';
import { Receiver } from '../delivery/receiver.ts';
import type { Refusal } from '../delivery/refusal.ts';
import { createRoutes } from '../delivery/routes.ts';
import { Runner } from '../delivery/runner.ts';
import { SenderClocks } from '../delivery/sender-clocks.ts';
import { Sequence } from '../delivery/sequence.ts';
import type { Counters } from '../delivery/statistics.ts';
import { createFindValidator, type CompileSchema, type FindValidator } from '../delivery/validators.ts';
import type { MessageHandle } from '../codegen/sent.ts';
import type { AgentDefinition } from '../codegen/types.ts';
import type { Workflows } from '../coordination/workflow.ts';
import type { Observers } from '../observe/observers.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import type { BundleAgent } from '@parley/schemas';
import type { AgentOptions } from './agent.ts';
import { BatchReaders } from './batch-readers.ts';
import { createCaller } from './caller.ts';
import type { OutgoingCalls } from './calls.ts';
import { Confirming } from './confirming.ts';
import { createConfirmers, type FindConfirmers } from './confirmers.ts';
import { ExactlyOnce, longestWindowMs } from './exactly-once.ts';
import { createHandling, type UntypedHandler } from './handling.ts';
import type { LivingIdentity } from './identity.ts';
import type { Interceptors } from './interceptors.ts';
import { logMessages } from './log-messages.ts';
import { KeptReplies } from './kept-replies.ts';
import type { PendingRequests } from './pending-requests.ts';
import { Reports } from './reports.ts';
import { Responder } from './responder.ts';
import { RetiredAgents } from './retired-agents.ts';
import { Statuses } from './statuses.ts';
import type { WriteSystemMessage } from './system-messages.ts';
import type { DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Emitter } from './emitter.ts';
import type { AgentEvents } from './states.ts';
import { DurableSends } from './durable-sends.ts';
import { createEscalations } from './held.ts';
import { createRedrive, type Redrive } from './redrive.ts';
import type { Escalations } from '../delivery/escalations.ts';
import type { Journal } from '../journal/journal.ts';
import type { Message } from '../protocol/message.ts';

export interface WorkOptions {
  readonly definition: Pick<AgentDefinition, 'bundle' | 'validators'>;
  readonly agent: BundleAgent;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly parameters: Parameters;
  readonly identity: LivingIdentity;
  readonly environment: Environment;
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
  readonly write: WriteSystemMessage;
  readonly assertReady: () => void;
  /** Of the front, as far as it is known. */
  readonly epoch: () => number;
  readonly examine: JudgeOptions['examine'];
  readonly settings: Pick<AgentOptions, 'rememberedIds' | 'messageLog'>;
  readonly onFatal: (error: ParleyError) => void;
}

/** What an agent does with messages, wired together: in from packets to handlers, out from calls to the outbox. Knows no connection. */
export class Work {
  readonly calls: OutgoingCalls;
  readonly pending: PendingRequests;
  readonly receiver: Receiver;
  readonly runner: Runner;
  readonly responder: Responder;
  readonly replies: KeptReplies | undefined;
  readonly reports: Reports;
  readonly durable: DurableSends | undefined;
  readonly exactlyOnce: ExactlyOnce | undefined;
  readonly confirming: Confirming;
  readonly statuses: Statuses;
  readonly retired: RetiredAgents;
  readonly receives: readonly ReceivePlan[];
  readonly parking: Parking | undefined;
  readonly batches: Batches;
  readonly batchReaders = new BatchReaders();
  readonly escalations: Escalations;
  readonly redrive: Redrive;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findValidator: FindValidator;
  readonly #options: WorkOptions;

  constructor(options: WorkOptions) {
    this.#options = options;
    const { environment, identity } = options;
    const { bundle, validators } = options.definition;
    const findPlan = createPlans({ bundle, topics: identity.topics, compile: options.compile });
    const findValidator = createFindValidator(bundle, validators, options.compile);
    this.batches = new Batches({ clock: environment.clock, outbox: options.outbox });
    const publisher = new Publisher({
      outbox: options.outbox,
      batches: this.batches,
      sequence: new Sequence(identity.incarnation),
      readsBatches: this.batchReaders.has,
    });
    const onSent = (message: Message, plan: ChannelPlan): void => {
      options.observers.sent(message, plan.channel);
    };
    const shared = { ...options, bundle, findPlan, findValidator, publisher, onSent };
    this.findPlan = findPlan;
    this.findValidator = findValidator;
    this.reports = new Reports(options);
    this.escalations = createEscalations(options, this.reports);
    logMessages(options);
    const onRetired = (agent: string): void => this.durable?.retire(agent);
    this.retired = new RetiredAgents({ bundle, agent: options.agent, topics: identity.topics, onRetired });
    const findConfirmers = createConfirmers(bundle, (agent) => this.retired.has(agent));
    this.statuses = new Statuses({ ...options, bundle, findConfirmers });
    this.durable = this.#createDurable(findConfirmers);
    this.exactlyOnce = this.#createExactlyOnce(publisher);
    this.confirming = new Confirming(options);
    const { durable, reports, statuses } = this;
    const hold = this.escalations.hold.bind(this.escalations);
    const { calls, pending } = createCaller({ ...shared, durable, reports, statuses, hold });
    this.calls = calls;
    this.pending = pending;
    this.replies = options.journal && new KeptReplies({ journal: options.journal, clock: environment.clock });
    this.responder = new Responder({ ...shared, kept: this.replies });
    const { responder } = this;
    const handle = createHandling({
      ...options,
      calls,
      responder,
      clock: environment.clock,
      exactlyOnce: this.exactlyOnce,
    });
    this.runner = this.#createRunner(handle);
    this.parking = options.journal && new Parking({ environment, journal: options.journal });
    this.receives = createReceivePlans(options.agent, environment.clock, this.#run);
    this.receiver = this.#createReceiver(findValidator);
    this.redrive = createRedrive({ ...shared, receiver: this.receiver, durable: this.durable });
  }

  /** Messages that wait for a handler. */
  get queued(): number {
    return this.receives.reduce((sum, { mailbox }) => sum + mailbox.waiting, 0);
  }

  messageStatus(id: string): MessageHandle | undefined {
    return this.statuses.find(id, this.durable);
  }

  get inFlight(): number {
    return this.receiver.inFlight + this.pending.size;
  }

  close(reason: ParleyError): void {
    this.runner.abortAll(reason);
    this.batches.flush();
    this.durable?.close();
    this.confirming.close();
    this.statuses.close(reason);
    this.receiver.abandon();
    this.pending.close(reason);
    this.calls.close(reason);
    this.escalations.close(reason);
    this.reports.close();
  }

  readonly #run = (attempt: Attempt): void => {
    if (this.runner.pause(attempt) || this.runner.expire(attempt)) return;
    this.parking?.started(attempt);
    this.runner.run(attempt);
  };

  #createReceiver(findValidator: FindValidator): Receiver {
    const { environment, counters, identity, observers } = this.#options;
    const { findPlan } = this;
    const channels = new Set(this.receives.flatMap(({ receive }) => receive.channels));
    return new Receiver({
      environment,
      counters,
      findPlan,
      findValidator,
      senderClocks: new SenderClocks(environment.clock),
      done: this.exactlyOnce?.done,
      examine: this.#options.examine,
      findRoute: createRoutes({
        topics: identity.topics,
        plans: [...channels].flatMap((name) => findPlan(name) ?? []),
      }),
      receivesOf: createReceivesOf(this.receives),
      parking: this.parking,
      isAnswered: (request) => this.replies?.has(request) === true,
      onTaken: (message, plan) => {
        observers.taken(message, plan?.channel);
        this.confirming.taken(message, plan);
      },
      onRefused: this.#refused,
      onSettled: (delivery) => {
        observers.settled(delivery);
        this.confirming.settled(delivery);
      },
      onRepeated: (message, leftMs) => {
        if (!this.responder.repeat(message, leftMs ?? 0)) return false;
        this.confirming.repeated(message, findPlan(message.channel ?? ''));
        return true;
      },
    });
  }

  #createDurable(findConfirmers: FindConfirmers): DurableSends | undefined {
    const { journal, outbox, environment } = this.#options;
    if (journal === undefined) return undefined;
    return new DurableSends({
      findConfirmers,
      environment,
      journal,
      outbox,
      watch: this.statuses.watch,
      retired: () => this.retired.names,
      onUnreceived: (message, end, recordId) => {
        this.calls.fallBackDurable(message);
        return this.reports.unreceived(message, end, recordId);
      },
    });
  }

  #createExactlyOnce(publisher: Publisher): ExactlyOnce | undefined {
    const { journal, agent, definition } = this.#options;
    const { durable } = this;
    const windowMs = longestWindowMs(agent, definition.bundle);
    if (journal === undefined || durable === undefined || windowMs === undefined) return undefined;
    const { rememberedIds } = this.#options.settings;
    return new ExactlyOnce({ ...this.#options, rememberedIds, journal, durable, windowMs, publisher });
  }

  #createRunner(handle: (attempt: Attempt) => unknown): Runner {
    const { environment, counters, workflows } = this.#options;
    return new Runner({
      environment,
      counters,
      handle,
      onGaveUp: this.#gaveUp,
      onExpired: (attempt) => this.receiver.expire(attempt),
      onRetry: (attempt, error, { next, delayMs }) => {
        this.parking?.paused(next, delayMs);
        const { message } = attempt.delivery;
        workflows.retry(message);
        environment.logger.warn('a handler failed and is tried again', { ...fieldsOf(attempt), error });
      },
      onSettled: (delivery: Delivery) => {
        this.exactlyOnce?.finish(delivery);
        this.receiver.settle(delivery);
      },
    });
  }

  readonly #refused = (refusal: Refusal): Promise<void> | undefined => {
    const { code, reason, message, channel } = refusal;
    const plan = this.findPlan(channel ?? message?.channel ?? '');
    const isAnswered =
      plan?.channel.reply != null &&
      message !== undefined &&
      this.responder.fail(message, new ParleyError(code, reason));
    this.#options.workflows.fail(message ?? {}, code, reason);
    if (isAnswered)
      this.reports.event({ kind: 'error', code, message: reason, ...logFields(message, channel) });
    const told = isAnswered || isQuiet(refusal, plan) ? undefined : this.reports.refused(refusal);
    this.confirming.refused(refusal, plan, told);
    return told;
  };

  /** REQ-PRES-67 */
  readonly #gaveUp = (attempt: Attempt, error: ParleyError): Promise<void> | undefined => {
    const { message } = attempt.delivery;
    const { code, reason } = error;
    this.#options.emitter.emit('failure', { error, message });
    this.#options.environment.logger.error('a handler failed for good', { ...fieldsOf(attempt), error });
    this.#options.workflows.fail(message, code, reason);
    // System messages are never buried, and never announced: a failing observer must not feed itself.
    if (attempt.receive.kind === 'system') return undefined;
    const isAnswered = this.responder.isRequest(attempt) && this.responder.fail(message, error);
    const isBuried = !isAnswered && attempt.receive.receive.deadLetter; // REQ-DEAD-13
    const told = isBuried ? this.reports.gaveUp(attempt, error) : undefined;
    this.reports.event({
      kind: code === 'timeout' ? 'timeout' : 'error',
      code,
      message: reason,
      ...logFields(message),
    });
    return told;
  };
}

/** To be counted only: by the contract, or expired where messages may be lost. */
function isQuiet({ isCounted, code }: Refusal, plan: ChannelPlan | undefined): boolean {
  return isCounted || (plan?.qos === 0 && (code === 'expired' || code === 'overloaded'));
}

function fieldsOf({ delivery, receive, number }: Attempt) {
  return { ...logFields(delivery.message), receive: receive.key, attempt: number };
}
