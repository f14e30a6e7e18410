import type { Hedging } from '../../coordination/hedging.ts';
import type { EscalationStep } from '../../coordination/escalation.ts';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import type { EscalatedRequest, EscalationTimeout, Resolution } from '../../delivery/escalations.ts';
import type { Counters } from '../../delivery/statistics.ts';
import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import type { Message } from '../../protocol/message.ts';
import { parseSource } from '../../protocol/names.ts';
import { formatTime } from '../../protocol/time.ts';
import type { PendingRequest, PendingRequests } from '../pending-requests.ts';
import { outcomeOf, type Ticket } from './admission.ts';
import type { Audience } from './audience.ts';
import type { PreparedCall, TimeLimits } from './call.ts';
import type { CallNotices } from './notices.ts';
import type { Outlet } from './outlet.ts';
import type { Preparer } from './preparer.ts';
import { wholeTimeMs } from './time-limits.ts';

export interface InquiryServices {
  readonly environment: Environment;
  readonly counters: Counters;
  readonly pending: PendingRequests;
  readonly preparer: Preparer;
  readonly outlet: Outlet;
  readonly notices: CallNotices;
  /** Keeps a request until people have decided. */
  readonly hold: (request: EscalatedRequest) => Promise<Resolution>;
}

export interface InquiryOptions {
  readonly prepared: PreparedCall;
  readonly replyPlan: ChannelPlan;
  readonly audience: Audience;
  readonly limits: TimeLimits;
  /** What the caller waited already before it was let in. */
  readonly waitedMs: number;
  readonly hedging: Hedging | undefined;
  /** Absent where everybody is let in. */
  readonly ticket: Ticket | undefined;
}

/** One request until it is answered or given up: who is asked, who is asked next, and whose answer counts. */
export class Inquiry implements PendingRequest {
  readonly id: string;
  readonly correlationId: string;
  readonly channel: string;
  readonly replyPlan: ChannelPlan;
  readonly responders: readonly string[];
  /** Of the first who is asked. */
  readonly timeoutMs: number;
  readonly startedAtMs: number;
  readonly signal: AbortSignal | undefined;
  /** In their order: agents or agent/instance, empty for whoever it may be. */
  readonly asked: string[];
  readonly #services: InquiryServices;
  readonly #options: InquiryOptions;
  readonly #timeouts: EscalationTimeout[] = [];
  #step: EscalationStep['kind'] | 'first' = 'first';
  /** Index of the next step. */
  #next = 0;
  /** Each asking has a number: what became of an earlier one ends nothing. */
  #asking = 0;
  #stepStartedAtMs: number;
  #stopHedge: (() => void) | undefined;
  #held: AbortController | undefined;

  constructor(services: InquiryServices, options: InquiryOptions) {
    this.#services = services;
    this.#options = options;
    const { prepared, audience, limits } = options;
    const { message, way } = prepared;
    this.id = message.id;
    this.correlationId = message.correlationId ?? message.id;
    this.channel = way.plan.name;
    this.replyPlan = options.replyPlan;
    this.responders = audience.responders;
    this.timeoutMs = Math.max(0, limits.timeoutMs - options.waitedMs);
    this.signal = prepared.options.signal;
    this.asked = [audience.first ?? ''];
    this.startedAtMs = services.environment.clock.monotonic();
    this.#stepStartedAtMs = this.startedAtMs;
  }

  /** Resolves with the reply. Rejects with `timeout`, `cancelled`, what the responder reported, or why it did not go out. */
  ask(): Promise<Message> {
    const { audience, hedging, ticket } = this.#options;
    const reply = this.#services.pending.wait(this);
    this.#publish(this.#options.prepared, false);
    if (hedging !== undefined) this.#hedgeLater(hedging);
    if (audience.steps.length === 0 && hedging === undefined && ticket === undefined) return reply;
    return this.#follow(reply);
  }

  /** The next step of the escalation: how long it may take. */
  onTimeout(): number | undefined {
    return this.#advance();
  }

  /** Whoever cannot answer says the same when it is asked again. */
  onRefused(): number | undefined {
    const { steps } = this.#options.audience;
    while (steps[this.#next]?.kind === 'retry') this.#next += 1;
    return this.#advance();
  }

  /** REQ-ESC-1 */
  #advance(): number | undefined {
    const { ticket, limits, audience } = this.#options;
    // It counts against the one that was asked first, whoever answers in the end.
    ticket?.judge('failed');
    this.#stopHedge?.();
    const leftMs = limits.deadlineMs - this.#nowMs();
    const step = audience.steps[this.#next];
    if (step === undefined || leftMs <= 0 || this.#step === 'manual') return undefined;
    this.#remember();
    this.#next += 1;
    return this.#take(step, leftMs);
  }

  /** A failure that somebody reports who was asked before is no answer while another one may still give one. REQ-ESC-3 */
  mayFail(agent: string): boolean {
    if (this.#step === 'manual') return false;
    const current = this.asked.at(-1) ?? '';
    return current === '' || current.split('/')[0] === agent;
  }

  onGivenUp(): void {
    this.#held?.abort();
  }

  async #follow(reply: Promise<Message>): Promise<Message> {
    const { hedging, ticket } = this.#options;
    try {
      const answer = await reply;
      ticket?.judge('succeeded');
      if (this.#timeouts.length === 0) hedging?.record(this.#nowMs() - this.startedAtMs);
      this.#held?.abort();
      this.#tellOthers(answer);
      return answer;
    } catch (caught) {
      ticket?.judge(outcomeOf(ParleyError.from(caught)));
      throw caught;
    } finally {
      this.#stopHedge?.();
      ticket?.leave();
    }
  }

  /** Those who were asked as well need not go on. */
  #tellOthers({ sender }: Message): void {
    const answered = parseSource(sender)?.agent;
    const others = this.asked.filter((name) => name !== '' && name.split('/')[0] !== answered);
    if (others.length > 0) this.#services.notices.cancel(this, others, 'answered by another agent');
  }

  #take(step: EscalationStep, leftMs: number): number {
    this.#services.notices.escalated(this, step, Math.round(this.#nowMs() - this.startedAtMs));
    this.#step = step.kind;
    if (step.kind === 'manual') return this.#hold(leftMs);
    return this.#askAgain(step.kind === 'backup' ? step.agent : (this.asked.at(-1) ?? ''), leftMs);
  }

  /** With how long it may take. */
  #askAgain(who: string, leftMs: number): number {
    const { preparer } = this.#services;
    const { prepared, audience, limits } = this.#options;
    const isFirst = who === (audience.first ?? '');
    this.#stepStartedAtMs = this.#nowMs();
    this.asked.push(who);
    this.#publish(preparer.repeat(prepared, this.#stillMs(leftMs), isFirst ? undefined : who), true);
    return Math.min(limits.timeoutMs, leftMs);
  }

  /** For as long as anybody will wait: the timeouts of this step and of those to come. */
  #stillMs(leftMs: number): number {
    const coming = this.#options.audience.steps.slice(this.#next).filter(({ kind }) => kind !== 'manual');
    return Math.min(leftMs, this.#options.limits.timeoutMs * (1 + coming.length));
  }

  #publish({ message, way }: Pick<PreparedCall, 'message' | 'way'>, isCopy: boolean): void {
    this.#asking += 1;
    const asking = this.#asking;
    this.#services.outlet.publish({ kind: 'request', message, way, isCopy }).catch((caught: unknown) => {
      if (asking === this.#asking) this.#services.pending.fail(this.id, ParleyError.from(caught));
    });
  }

  #hedgeLater(hedging: Hedging): void {
    const { environment } = this.#services;
    hedging.count();
    const delayMs = hedging.delayMs(this.timeoutMs);
    if (delayMs < this.timeoutMs)
      this.#stopHedge = environment.clock.after(delayMs, () => {
        if (hedging.spend()) this.#hedge(delayMs);
      });
  }

  #hedge(delayMs: number): void {
    const { preparer, outlet, counters } = this.#services;
    const { prepared, limits } = this.#options;
    const leftMs = this.#stillMs(limits.deadlineMs - this.#nowMs()) - delayMs;
    const copy = preparer.repeat(prepared, Math.max(1, leftMs));
    const sending = outlet.tryPublish({ kind: 'request', ...copy, isCopy: true });
    if (sending !== undefined) counters.hedged += 1;
    // The first copy is on its way: that is what the caller waits for.
    sending?.catch(() => undefined);
  }

  /** People take their time: only the caller's own deadline ends it. REQ-ESC-5 */
  #hold(leftMs: number): number {
    const { hold } = this.#services;
    // Nobody shall be kept out by a request that lies on somebody's desk.
    this.#options.ticket?.leave();
    this.#asking += 1;
    this.#held = new AbortController();
    const { signal } = this.#held;
    const { message } = this.#options.prepared;
    hold({ message, channel: this.channel, timeouts: [...this.#timeouts], signal }).then(
      this.#decided,
      (caught: unknown) => {
        // Withdrawn by ourselves: then the request has ended already.
        if (!signal.aborted) this.#services.pending.fail(this.id, ParleyError.from(caught));
      },
    );
    return leftMs;
  }

  readonly #decided = (resolution: Resolution): void => {
    const { pending } = this.#services;
    if (resolution.kind === 'reply') pending.answer(this.id, this.#replyOf(resolution));
    else if (resolution.kind === 'drop') pending.giveUp(this.id);
    else pending.pass(this.id, () => this.#startAnew());
  };

  /** People want it tried again: under another id, since whoever failed at it remembers that under the first. */
  #startAnew(): Promise<Message> {
    const { prepared, limits, audience } = this.#options;
    const leftMs = wholeTimeMs(limits, audience, this.#nowMs());
    const renewed = this.#services.preparer.renew(prepared, leftMs);
    return new Inquiry(this.#services, {
      ...this.#options,
      prepared: renewed,
      waitedMs: 0,
      ticket: undefined,
    }).ask();
  }

  #replyOf({ type, data }: { readonly type: string; readonly data: unknown }): Message {
    const { prepared, replyPlan } = this.#options;
    const { clock } = this.#services.environment;
    const { id, sender, correlationId } = prepared.message;
    const time = formatTime(clock.now());
    const channel = replyPlan.name;
    // Nobody sent it: its id is the request's.
    return { id, sender, type, data, time, channel, correlationId: correlationId ?? id, causationId: id };
  }

  #remember(): void {
    const nowMs = this.#nowMs();
    const [agent = ''] = (this.asked.at(-1) ?? '').split('/');
    this.#timeouts.push({
      step: this.#step,
      ...(agent === '' ? {} : { agent }),
      at: formatTime(this.#services.environment.clock.now()),
      afterMs: Math.round(nowMs - this.#stepStartedAtMs),
    });
  }

  #nowMs(): number {
    return this.#services.environment.clock.monotonic();
  }
}
