import type { Bundle, BundleAgent, BundleSend } from '@parley/schemas';
import { isConstructed } from '../../codegen/types.ts';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import { createComposer } from '../../delivery/compose.ts';
import { resolveParameters, type Parameters } from '../../delivery/parameters.ts';
import { assertValid, type FindValidator } from '../../delivery/validators.ts';
import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import type { Message } from '../../protocol/message.ts';
import { formatTime } from '../../protocol/time.ts';
import { createUuidV7 } from '../../protocol/uuid.ts';
import { frontInbox, type Identity } from '../identity.ts';
import type { CallOptions, Detour, GivenCall, PreparedCall } from './call.ts';

export interface PreparerOptions {
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  readonly identity: Identity;
  readonly parameters: Parameters;
  readonly environment: Environment;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findValidator: FindValidator;
}

const none: CallOptions = {};
const bearable = ['timeoutMs', 'ttlMs', 'subject', 'correlationId', 'tags', 'headers', 'signal'] as const;

interface Where {
  readonly parameters: Parameters;
  readonly to: string | undefined;
}

/** What another channel needs of a call. */
type Divertible = Pick<PreparedCall, 'options' | 'effects'> & { readonly message: Message };

/** Makes messages of calls: declared, valid, addressed, and with what they inherit. */
export class Preparer {
  readonly #options: PreparerOptions;
  readonly #compose: ReturnType<typeof createComposer>;

  constructor(options: PreparerOptions) {
    this.#options = options;
    this.#compose = createComposer(options.identity.source, options.environment);
  }

  /** Throws what is wrong with the call. `limitMs`: how long anybody waits for its answer. */
  prepare(
    channel: string,
    content: unknown,
    { options = none, context, id, limitMs }: GivenCall & { limitMs?: number },
  ): PreparedCall {
    if (options.signal?.aborted === true) {
      throw new ParleyError('cancelled', 'the caller gave up', { cause: options.signal.reason });
    }
    const { send, plan } = this.#declared(channel);
    const { type, data } = readContent(channel, content, send);
    this.#assertData(type, data);
    const parameters = this.#parameters(plan, options.parameters);
    const ttlMs = shortest(options.ttlMs ?? plan.channel.ttlMs ?? undefined, limitMs);
    const message = this.#compose({ id, plan, type, data, options, ttlMs, cause: context?.cause });
    const topic = this.#topic(message, plan, { parameters, to: options.to });
    const way = { plan, topic, ttlMs, isTrusted: options === none, signal: options.signal };
    return { message, way, options, send, tried: [], effects: context?.effects };
  }

  /** The same data on another channel, caused by the message that could not be delivered. Throws like `prepare`. REQ-ESC-6 */
  divert(original: Divertible, { plan, tried }: Detour, limitMs?: number): PreparedCall {
    const options = optionsFor(plan, original.options);
    const { effects, message: cause } = original;
    const { type, data } = cause;
    if (!plan.types.has(type)) throw new ParleyError('not_declared', `${plan.name} does not carry ${type}`);
    const parameters = this.#parameters(plan, options.parameters);
    const ttlMs = shortest(options.ttlMs ?? plan.channel.ttlMs ?? undefined, limitMs);
    const message = this.#compose({
      id: effects?.newId(plan.name),
      plan,
      type,
      data,
      options,
      ttlMs,
      cause,
    });
    const topic = this.#topic(message, plan, { parameters, to: options.to });
    const way = { plan, topic, ttlMs, isTrusted: false, signal: options.signal };
    const { sends } = this.#options.agent;
    const send = Object.hasOwn(sends, plan.name) ? sends[plan.name] : undefined;
    return { message, way, options, send, tried, effects };
  }

  /** The same message again, for as long as it may still take; `to`: for somebody else. REQ-ESC-2 */
  repeat(prepared: PreparedCall, leftMs: number, to?: string): Pick<PreparedCall, 'message' | 'way'> {
    const { way, options } = prepared;
    const { plan } = way;
    const message = { ...prepared.message };
    const ttlMs = shortest(options.ttlMs ?? plan.channel.ttlMs ?? undefined, leftMs);
    if (ttlMs !== undefined) message.expiresAt = formatTime(this.#options.environment.clock.now() + ttlMs);
    if (to === undefined) return { message, way: { ...way, ttlMs } };
    const parameters = plan.channel.address === null ? {} : this.#parameters(plan, options.parameters);
    return { message, way: { ...way, ttlMs, topic: this.#topic(message, plan, { parameters, to }) } };
  }

  /** The same data as a new message. */
  renew(prepared: PreparedCall, leftMs: number): PreparedCall {
    const { clock, random } = this.#options.environment;
    const { message, way } = this.repeat(prepared, leftMs);
    const nowMs = clock.now();
    const id = createUuidV7(nowMs, (bytes) => {
      random.fill(bytes);
    });
    return { ...prepared, way, message: { ...message, id, time: formatTime(nowMs) } };
  }

  /** REQ-DEL-73 */
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

  #parameters(plan: ChannelPlan, named: Parameters | undefined): Parameters {
    const parameters = resolveParameters(plan, this.#options.parameters, named);
    const refused = plan.parameterCheck.refused(parameters);
    if (refused === undefined) return parameters;
    throw new ParleyError(
      'invalid_parameter',
      `${plan.name}: "${parameters[refused] ?? ''}" is no value of "${refused}"`,
    );
  }

  /** The channel's address, or the inbox of the one that it is for. REQ-TOPIC-22 */
  #topic(message: PreparedCall['message'], plan: ChannelPlan, { parameters, to }: Where): string {
    const { topics } = this.#options.identity;
    if (to === undefined) {
      if (plan.channel.address !== null) return plan.topic(parameters);
      throw new ParleyError('invalid_argument', `${plan.name} has no address: name a receiver with \`to\``);
    }
    const [agent = '', instance = frontInbox] = to.split('/');
    this.#assertReceives(agent, plan.name);
    message.receiver = to;
    if (plan.channel.address !== null) message.address = topics.address(plan.topic(parameters)) ?? '';
    return topics.inbox(agent, instance, plan.isCritical && instance !== frontInbox ? 'control' : 'bulk');
  }

  #assertReceives(agent: string, channel: string): void {
    const { agents } = this.#options.bundle;
    const target = Object.hasOwn(agents, agent) ? agents[agent] : undefined;
    if (target === undefined) return;
    if (Object.values(target.receives).some(({ channels }) => channels.includes(channel))) return;
    throw new ParleyError('not_declared', `${agent} does not declare that it receives ${channel}`);
  }
}

/** What of a call's options another channel can bear. Not its cause: that is the message that it stands for. */
function optionsFor(plan: ChannelPlan, options: CallOptions): CallOptions {
  const kept = bearable.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  const { to, priority, parameters } = options;
  const named = Object.entries(parameters ?? {}).filter(([name]) => plan.parameterNames.includes(name));
  return {
    ...(Object.fromEntries(kept) as CallOptions),
    ...(named.length === 0 ? {} : { parameters: Object.fromEntries(named) }),
    ...(to === undefined || plan.channel.address !== null ? {} : { to }),
    ...(priority === undefined || (priority === 'critical' && !plan.isCritical) ? {} : { priority }),
  };
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
