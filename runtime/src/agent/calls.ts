import type { Bundle, BundleAgent, BundleSend } from '@parley/schemas';
import { isConstructed, type RequestOptions, type Sent } from '../codegen/types.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { createComposer, type Cause, type Draft } from '../delivery/compose.ts';
import { resolveParameters, type Parameters } from '../delivery/parameters.ts';
import type { Effects } from '../delivery/exactly-once/effects.ts';
import type { Publisher, Way } from '../delivery/publisher.ts';
import type { DurableSends } from './durable-sends.ts';
import type { Counters } from '../delivery/statistics.ts';
import { assertValid, type FindValidator } from '../delivery/validators.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import { respondersOf } from './declaration.ts';
import { frontInbox, type Identity } from './identity.ts';
import type { Interception, Interceptors } from './interceptors.ts';
import type { PendingRequest, PendingRequests } from './pending-requests.ts';

/** Of requests on channels whose contract says nothing. */
const defaultTimeoutMs = 30_000;

/** Options of a send as they come from users: typed by the generated code, or by nobody. */
export type CallOptions = RequestOptions & { readonly parameters?: Parameters };

/** On whose behalf a message is sent. */
export interface CallContext {
  readonly cause?: Cause;
  /** Where what is sent is held until the cause is done. */
  readonly effects?: Effects | undefined;
  /** Milliseconds that a request may take at most. */
  readonly remainingMs?: number;
}

export interface CallsOptions {
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  readonly identity: Identity;
  readonly parameters: Parameters;
  readonly environment: Environment;
  readonly counters: Counters;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findValidator: FindValidator;
  readonly publisher: Publisher;
  /** Absent without a state folder: then no channel that the agent uses is durable. */
  readonly durable: DurableSends | undefined;
  readonly pending: PendingRequests;
  readonly interceptors: Interceptors;
  /** Throws `unavailable` while nothing may be sent. */
  readonly assertReady: () => void;
  /** Each message that went out. */
  readonly onSent: (message: Message, plan: ChannelPlan) => void;
}

interface Given {
  readonly options?: CallOptions;
  readonly context?: CallContext;
  /** Default: a new one. */
  readonly id?: string | undefined;
}

interface Prepared {
  readonly message: ReturnType<ReturnType<typeof createComposer>>;
  readonly way: Way;
}

/** Sends and requests of one agent: declared, valid, addressed, and with what they inherit. */
export class OutgoingCalls {
  readonly #options: CallsOptions;
  readonly #compose: ReturnType<typeof createComposer>;
  readonly #responders = new Map<string, readonly string[]>();

  constructor(options: CallsOptions) {
    this.#options = options;
    this.#compose = createComposer(options.identity.source, options.environment);
  }

  async send(
    channel: string,
    content: unknown,
    given: { options?: CallOptions; context?: CallContext } = {},
  ): Promise<Sent> {
    const effects = given.context?.effects;
    const { message, way } = this.#prepare(channel, content, { ...given, id: effects?.newId(channel) });
    if (effects === undefined) {
      await this.#publish('message', message, way);
      this.#options.counters.sent += 1;
    } else await this.#hold(message, way, effects);
    return { id: message.id, correlationId: message.correlationId ?? message.id };
  }

  async request(
    channel: string,
    content: unknown,
    given: { options?: CallOptions; context?: CallContext } = {},
  ): Promise<Message> {
    const effects = given.context?.effects;
    if (effects === undefined) return this.#request(channel, content, given);
    return effects.request(channel, (id) => this.#request(channel, content, { ...given, id }));
  }

  async #request(channel: string, content: unknown, given: Given): Promise<Message> {
    const { pending, counters } = this.#options;
    const timeoutMs = this.#timeoutMs(channel, given);
    const { message, way } = this.#prepare(channel, content, { ...given, timeoutMs });
    const replyPlan = this.#replyPlan(way.plan);
    message.replyTo = this.#replyTopic();
    const reply = pending.wait({
      id: message.id,
      correlationId: message.correlationId ?? message.id,
      channel,
      replyPlan,
      responders: this.#expected(channel, given.options?.to),
      timeoutMs,
      signal: given.options?.signal,
    });
    counters.requests += 1;
    this.#publish('request', message, { ...way, ttlMs: Math.min(way.ttlMs ?? Infinity, timeoutMs) }).catch(
      (caught: unknown) => {
        pending.fail(message.id, ParleyError.from(caught));
      },
    );
    return reply;
  }

  /** Where the cancellation of a request goes; undefined when nobody is known to answer it. */
  cancelTopic({ responders }: PendingRequest): string | undefined {
    const [responder] = responders;
    return responder === undefined
      ? undefined
      : this.#options.identity.topics.inbox(responder, frontInbox, 'control');
  }

  /** Through the interceptors, to wait for the end of the handler. Throws what publishing would throw at once. */
  async #hold(message: Message, way: Way, effects: Effects): Promise<void> {
    const { publisher, durable, interceptors, environment, counters, onSent } = this.#options;
    const heldAtMs = environment.clock.now();
    const last = (current: Message): Promise<void> => {
      const held = current === message ? way : { ...way, isTrusted: false };
      publisher.assertSendable(current, held);
      durable?.assertRoom(way.plan);
      const onReleased = (): void => {
        counters.sent += 1;
        onSent(current, way.plan);
      };
      effects.hold({ kind: 'message', message: current, way: held, heldAtMs, onReleased });
      return Promise.resolve();
    };
    if (interceptors.isEmpty) await last(message);
    else await interceptors.run(message, this.#interception('message', way.plan), (current) => last(current));
  }

  /** Publishes through the interceptors. */
  async #publish(kind: Interception['kind'], message: Message, way: Way): Promise<void> {
    const { publisher, durable, interceptors, onSent } = this.#options;
    const last = async (current: Message): Promise<void> => {
      const trusted = current === message ? way : { ...way, isTrusted: false };
      const done =
        way.plan.channel.durable === null || durable === undefined
          ? publisher.publish(current, trusted).done
          : durable.accept(current, publisher.prepare(current, trusted), way);
      onSent(current, way.plan);
      await done;
    };
    if (interceptors.isEmpty) await last(message);
    else await interceptors.run(message, this.#interception(kind, way.plan), (current) => last(current));
  }

  #interception(kind: Interception['kind'], plan: ChannelPlan): Interception {
    const { agent, instance } = this.#options.identity;
    return { direction: 'send', kind, agent, instance, channel: plan.name, attempt: 1 };
  }

  #prepare(
    channel: string,
    content: unknown,
    given: Given & { readonly timeoutMs?: number },
  ): Prepared {
    this.#options.assertReady();
    const options: CallOptions = given.options ?? {};
    if (options.signal?.aborted === true) {
      throw new ParleyError('cancelled', 'the caller gave up', { cause: options.signal.reason });
    }
    const { send, plan } = this.#declared(channel);
    const { type, data } = readContent(channel, content, send);
    this.#assertData(type, data);
    const parameters = this.#parameters(plan, options);
    const ttlMs = shortest(options.ttlMs ?? plan.channel.ttlMs ?? undefined, given.timeoutMs);
    const draft: Draft = { id: given.id, plan, type, data, options, ttlMs, cause: given.context?.cause };
    const message = this.#compose(draft);
    const topic = this.#topic(message, plan, { parameters, to: options.to });
    const isTrusted = given.options === undefined;
    return { message, way: { plan, topic, ttlMs, isTrusted, signal: options.signal } };
  }

  #declared(channel: string): { send: BundleSend; plan: ChannelPlan } {
    const { agent, findPlan } = this.#options;
    const send = Object.hasOwn(agent.sends, channel) ? agent.sends[channel] : undefined;
    const plan = findPlan(channel);
    if (send === undefined || plan === undefined) {
      throw new ParleyError('not_declared', `${agent.name} does not declare that it sends to ${channel}`);
    }
    return { send, plan };
  }

  #assertData(type: string, data: unknown): void {
    const validate = this.#options.findValidator(type);
    if (validate === undefined)
      throw new ParleyError('unknown_type', `the contracts have no message ${type}`);
    assertValid(validate, type, data);
  }

  #parameters(plan: ChannelPlan, options: CallOptions): Parameters {
    const parameters = resolveParameters(plan, this.#options.parameters, options.parameters);
    const refused = plan.parameterCheck.refused(parameters);
    if (refused === undefined) return parameters;
    throw new ParleyError(
      'invalid_parameter',
      `${plan.name}: "${parameters[refused] ?? ''}" is no value of "${refused}"`,
    );
  }

  /** The channel's address, or the inbox of the one that it is for. */
  #topic(
    message: Prepared['message'],
    plan: ChannelPlan,
    where: { parameters: Parameters; to: string | undefined },
  ): string {
    const { topics } = this.#options.identity;
    if (where.to === undefined) {
      if (plan.channel.address !== null) return plan.topic(where.parameters);
      throw new ParleyError('invalid_argument', `${plan.name} has no address: name a receiver with \`to\``);
    }
    const [agent = '', instance = frontInbox] = where.to.split('/');
    this.#assertReceives(agent, plan.name);
    message.receiver = where.to;
    if (plan.channel.address !== null) message.address = topics.address(plan.topic(where.parameters)) ?? '';
    return topics.inbox(agent, instance, plan.isCritical && instance !== frontInbox ? 'control' : 'bulk');
  }

  #assertReceives(agent: string, channel: string): void {
    const { agents } = this.#options.bundle;
    const target = Object.hasOwn(agents, agent) ? agents[agent] : undefined;
    if (target === undefined) return;
    if (Object.values(target.receives).some(({ channels }) => channels.includes(channel))) return;
    throw new ParleyError('not_declared', `${agent} does not declare that it receives ${channel}`);
  }

  #timeoutMs(channel: string, given: { options?: CallOptions; context?: CallContext }): number {
    const { agent, findPlan } = this.#options;
    const declared =
      agent.sends[channel]?.timeoutMs ?? findPlan(channel)?.channel.reply?.timeoutMs ?? defaultTimeoutMs;
    const wanted = given.options?.timeoutMs ?? declared;
    if (!(wanted > 0)) throw new ParleyError('invalid_argument', `timeoutMs must be above 0, not ${wanted}`);
    const timeoutMs = Math.min(wanted, given.context?.remainingMs ?? Infinity);
    if (timeoutMs > 0) return timeoutMs;
    throw new ParleyError('timeout', `no time is left for a request to ${channel}`);
  }

  #replyPlan(plan: ChannelPlan): ChannelPlan {
    const { reply } = plan.channel;
    const replyPlan = reply === null ? undefined : this.#options.findPlan(reply.channel);
    if (replyPlan !== undefined) return replyPlan;
    throw new ParleyError('invalid_argument', `${plan.name} has no reply: use send`);
  }

  #replyTopic(): string {
    const { topics, agent, instance } = this.#options.identity;
    return topics.inbox(agent, instance, 'control');
  }

  #expected(channel: string, to: string | undefined): readonly string[] {
    if (to !== undefined) return [to.split('/')[0] ?? to];
    const known = this.#responders.get(channel) ?? respondersOf(this.#options.bundle, channel);
    this.#responders.set(channel, known);
    return known;
  }
}

function readContent(channel: string, content: unknown, send: BundleSend): { type: string; data: unknown } {
  const [only] = send.messages;
  if (isConstructed(content)) {
    if (send.messages.includes(content.type)) return { type: content.type, data: content.data };
    throw new ParleyError('not_declared', `${content.type} is not declared to be sent to ${channel}`);
  }
  if (send.messages.length === 1 && only !== undefined) return { type: only, data: content };
  throw new ParleyError(
    'invalid_argument',
    `${channel} has several messages: construct one of ${send.messages.join(', ')}`,
  );
}

function shortest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
