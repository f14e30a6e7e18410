import type { Bundle } from '@parley/schemas';
import type { Sent } from '../codegen/sent.ts';
import type { CircuitState } from '../coordination/circuit-breaker.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { SentMessage } from '../delivery/status/sent-message.ts';
import type { DurableMessage } from '../delivery/durable/durable-record.ts';
import { ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import { decodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { createAudiences, type Audience } from './calls/audience.ts';
import type { Detour, GivenCall, PreparedCall } from './calls/call.ts';
import { detourOf, failedAsWell, sentInstead } from './calls/fallbacks.ts';
import type { InquiryServices } from './calls/inquiry.ts';
import { nameIndex, runMany } from './calls/many.ts';
import { Outlet, type OutletOptions } from './calls/outlet.ts';
import { Preparer, type PreparerOptions } from './calls/preparer.ts';
import { Requests, type Question } from './calls/requests.ts';
import { runNow } from './calls/run-now.ts';
import { timeLimitsOf, wholeTimeMs } from './calls/time-limits.ts';

export type { CallContext, CallOptions } from './calls/call.ts';

export interface CallsOptions
  extends OutletOptions, PreparerOptions, Omit<InquiryServices, 'preparer' | 'outlet'> {
  readonly bundle: Bundle;
  /** Throws `unavailable` while nothing may be sent. */
  readonly assertReady: () => void;
}

/** Sends and requests of one agent. What cannot be delivered goes to its fallback. */
export class OutgoingCalls {
  readonly #options: CallsOptions;
  readonly #preparer: Preparer;
  readonly #outlet: Outlet;
  readonly #requests: Requests;
  readonly #audienceOf: (channel: string, to: string | undefined) => Audience;

  constructor(options: CallsOptions) {
    this.#options = options;
    this.#preparer = new Preparer(options);
    this.#outlet = new Outlet(options);
    this.#requests = new Requests({ ...options, preparer: this.#preparer, outlet: this.#outlet });
    this.#audienceOf = createAudiences(options.bundle);
  }

  /** Of the sends with a breaker that were used. */
  get circuits(): Readonly<Record<string, CircuitState>> {
    return this.#requests.circuits;
  }

  send(channel: string, content: unknown, given: GivenCall = {}): Promise<Sent> {
    return runNow(() => {
      this.#options.assertReady();
      const id = given.context?.effects?.newId(channel);
      const { options, context } = given;
      return this.#send(this.#preparer.prepare(channel, content, { options, context, id }));
    });
  }

  /** Nothing goes out when one of them cannot be sent at all. */
  async sendMany(
    channel: string,
    contents: readonly unknown[],
    given: GivenCall = {},
  ): Promise<readonly Sent[]> {
    this.#options.assertReady();
    const effects = given.context?.effects;
    const prepared = contents.map((content, index) => {
      try {
        return this.#preparer.prepare(channel, content, { ...given, id: effects?.newId(channel) });
      } catch (caught) {
        throw nameIndex(caught, index);
      }
    });
    return await runMany(prepared, (call) => this.#send(call));
  }

  request(channel: string, content: unknown, given: GivenCall = {}): Promise<Message> {
    return runNow(() => {
      this.#options.assertReady();
      const effects = given.context?.effects;
      if (effects === undefined) return this.#prepareAndAsk(channel, content, given);
      return effects.request(channel, (id) =>
        runNow(() => this.#prepareAndAsk(channel, content, { ...given, id })),
      );
    });
  }

  /** A durable message that was not confirmed goes to its fallback, where it has one. */
  fallBackDurable({ topic, payload }: Pick<DurableMessage, 'topic' | 'payload'>): void {
    const decoded = decodeMessage(payload);
    if (!decoded.ok) return;
    const error = new ParleyError('unreceived', 'not everybody confirmed it in time');
    void this.#fallBack(decoded.message, topic, error);
  }

  async #fallBack(message: Message, topic: string, error: ParleyError): Promise<void> {
    const { agent, findPlan, environment } = this.#options;
    const plan = findPlan(message.channel ?? '');
    if (plan === undefined) return;
    const detour = detourOf({ channel: plan.name, send: agent.sends[plan.name], tried: [] }, error, findPlan);
    if (detour === undefined) return;
    this.#tell(message, detour, error);
    try {
      const options = { parameters: plan.parse(topic) ?? {} };
      await this.#send(this.#preparer.divert({ message, options, effects: undefined }, detour));
    } catch (caught) {
      environment.logger.warn('a fallback failed', {
        ...logFields(message, detour.plan.name),
        error: caught,
      });
    }
  }

  /** Ends the waiting of those who wait for their turn. */
  close(reason: ParleyError): void {
    this.#requests.close(reason);
    this.#outlet.close(reason);
  }

  /** Throws what is wrong with the call. */
  #prepareAndAsk(channel: string, content: unknown, given: GivenCall): Promise<Message> {
    const { agent, findPlan, counters } = this.#options;
    const nowMs = this.#nowMs();
    const limits = timeLimitsOf({
      channel,
      declaredMs: agent.sends[channel]?.timeoutMs ?? findPlan(channel)?.channel.reply?.timeoutMs,
      wantedMs: given.options?.timeoutMs,
      deadlineMs: nowMs + (given.context?.remainingMs ?? Infinity),
      nowMs,
    });
    const audience = this.#audienceOf(channel, given.options?.to);
    const limitMs = wholeTimeMs(limits, audience, nowMs);
    const prepared = this.#preparer.prepare(channel, content, { ...given, limitMs });
    const replyPlan = this.#replyPlan(prepared.way.plan);
    prepared.message.replyTo = this.#replyTopic(); // REQ-REPLY-1
    counters.requests += 1;
    const question = { prepared, replyPlan, audience, limits };
    return prepared.send?.fallback == null ? this.#requests.ask(question) : this.#ask(question);
  }

  #send(prepared: PreparedCall): Promise<Sent> {
    const { message, way, effects } = prepared;
    const sent = new SentMessage(message.id, message.correlationId ?? message.id);
    return this.#outlet.publish({ kind: 'message', message, way, effects, sent }).then(
      () => {
        // What is held counts when it is released.
        if (effects === undefined) this.#options.counters.sent += 1;
        return sent;
      },
      (caught: unknown) => this.#sendElsewhere(prepared, ParleyError.from(caught)),
    );
  }

  async #sendElsewhere(prepared: PreparedCall, error: ParleyError): Promise<Sent> {
    const detour = this.#detour(prepared, error);
    if (detour === undefined) throw error;
    this.#tell(prepared.message, detour, error);
    return await this.#instead(detour, error, () => this.#send(this.#preparer.divert(prepared, detour)));
  }

  async #ask(question: Question): Promise<Message> {
    try {
      return await this.#requests.ask(question);
    } catch (caught) {
      const error = ParleyError.from(caught);
      const detour = this.#detour(question.prepared, error);
      if (detour === undefined) throw error;
      return await this.#askElsewhere(question, detour, error);
    }
  }

  /** Asks on the fallback where that has the same replies; else the message is in good hands, but nobody answers. */
  async #askElsewhere(question: Question, detour: Detour, error: ParleyError): Promise<Message> {
    const { prepared, replyPlan } = question;
    this.#tell(prepared.message, detour, error);
    if (detour.plan.channel.reply?.channel === replyPlan.name)
      return await this.#instead(detour, error, () => this.#ask(this.#divertQuestion(question, detour)));
    const { id } = await this.#instead(detour, error, () =>
      this.#send(this.#preparer.divert(prepared, detour)),
    );
    throw sentInstead(error, detour.plan.name, id);
  }

  async #instead<Result>(detour: Detour, error: ParleyError, run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (caught) {
      throw failedAsWell(error, detour.plan.name, ParleyError.from(caught));
    }
  }

  #divertQuestion({ prepared, replyPlan, limits }: Question, detour: Detour): Question {
    const { plan } = detour;
    const { deadlineMs } = limits;
    const { timeoutMs: wantedMs } = prepared.options;
    const nowMs = this.#nowMs();
    const declaredMs = this.#options.agent.sends[plan.name]?.timeoutMs ?? plan.channel.reply?.timeoutMs;
    const own = timeLimitsOf({ channel: plan.name, declaredMs, wantedMs, deadlineMs, nowMs });
    const to = plan.channel.address === null ? prepared.options.to : undefined;
    const audience = this.#audienceOf(plan.name, to);
    const limitMs = wholeTimeMs(own, audience, nowMs);
    const diverted = this.#preparer.divert(prepared, detour, limitMs);
    diverted.message.replyTo = this.#replyTopic();
    return { prepared: diverted, replyPlan, audience, limits: own };
  }

  #detour({ way, send, tried }: PreparedCall, error: ParleyError): Detour | undefined {
    return detourOf({ channel: way.plan.name, send, tried }, error, this.#options.findPlan);
  }

  #tell(original: Message, { plan, tried }: Detour, error: ParleyError): void {
    const channel = tried.at(-1) ?? '';
    this.#options.notices.fellBack({ original, channel, fallback: plan.name, error });
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

  #nowMs(): number {
    return this.#options.environment.clock.monotonic();
  }
}
