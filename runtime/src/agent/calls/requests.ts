import { Hedging } from '../../coordination/hedging.ts';
import type { CircuitState } from '../../coordination/circuit-breaker.ts';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import type { ParleyError } from '../../errors.ts';
import type { Message } from '../../protocol/message.ts';
import { Admission, type Ticket } from './admission.ts';
import type { Audience } from './audience.ts';
import type { PreparedCall, TimeLimits } from './call.ts';
import { Inquiry, type InquiryServices } from './inquiry.ts';

/** A request that is ready to go. */
export interface Question {
  readonly prepared: PreparedCall;
  readonly replyPlan: ChannelPlan;
  readonly audience: Audience;
  readonly limits: TimeLimits;
}

/** Asks, as the sends of the agent say: how many at once, whether at all, and how often. */
export class Requests {
  readonly #services: InquiryServices;
  readonly #admissions = new Map<string, Admission>();
  readonly #hedgings = new Map<string, Hedging>();

  constructor(services: InquiryServices) {
    this.#services = services;
  }

  /** Of the sends with a breaker that were used. */
  get circuits(): Readonly<Record<string, CircuitState>> {
    const known = [...this.#admissions].map(([channel, { circuit }]) => [channel, circuit] as const);
    return Object.fromEntries(
      known.flatMap(([channel, circuit]) => (circuit === undefined ? [] : [[channel, circuit] as const])),
    );
  }

  ask(question: Question): Promise<Message> {
    const admission = this.#admissionOf(question.prepared);
    if (admission === undefined) return this.#inquire(question, 0);
    return this.#askWhenLetIn(admission, question);
  }

  close(reason: ParleyError): void {
    for (const admission of this.#admissions.values()) admission.close(reason);
  }

  async #askWhenLetIn(admission: Admission, question: Question): Promise<Message> {
    const { clock } = this.#services.environment;
    const { prepared, limits } = question;
    const sinceMs = clock.monotonic();
    const ticket = await admission.enter({
      maxWaitMs: limits.timeoutMs,
      signal: prepared.options.signal,
    });
    return await this.#inquire(question, clock.monotonic() - sinceMs, ticket);
  }

  #inquire(question: Question, waitedMs: number, ticket?: Ticket): Promise<Message> {
    const hedging = this.#hedgingOf(question.prepared);
    return new Inquiry(this.#services, { ...question, waitedMs, hedging, ticket }).ask();
  }

  #admissionOf({ way, send }: PreparedCall): Admission | undefined {
    if (send === undefined || (send.breaker === null && send.bulkhead === null)) return undefined;
    const { name } = way.plan;
    const known = this.#admissions.get(name);
    if (known !== undefined) return known;
    const { environment, notices } = this.#services;
    const admission = new Admission({
      channel: name,
      send,
      environment,
      onChange: (change) => {
        notices.circuit(name, change);
      },
    });
    this.#admissions.set(name, admission);
    return admission;
  }

  /** What is durable is sent again anyway. */
  #hedgingOf({ way, send }: PreparedCall): Hedging | undefined {
    const { name, channel } = way.plan;
    if (send?.hedge !== true || !channel.idempotent || channel.durable !== null) return undefined;
    const hedging = this.#hedgings.get(name) ?? new Hedging();
    this.#hedgings.set(name, hedging);
    return hedging;
  }
}
