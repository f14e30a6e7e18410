import type { CancelData } from '@parley/schemas';
import type { CircuitChange } from '../../coordination/circuit-breaker.ts';
import type { EscalationStep } from '../../coordination/escalation.ts';
import type { Workflows } from '../../coordination/workflow.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import type { Counters } from '../../delivery/statistics.ts';
import type { ParleyError } from '../../errors.ts';
import { contentTypes } from '../../protocol/envelope.ts';
import type { Message } from '../../protocol/message.ts';
import type { Emitter } from '../emitter.ts';
import { frontInbox, type Identity } from '../identity.ts';
import { describeTimeout, type PendingRequest, type RequestEnd } from '../pending-requests.ts';
import type { Reports } from '../reports.ts';
import type { AgentEvents } from '../states.ts';
import { systemTypes, type WriteSystemMessage } from '../system-messages.ts';

export interface CallNoticesOptions {
  readonly identity: Identity;
  readonly outbox: Outbox;
  readonly write: WriteSystemMessage;
  readonly counters: Counters;
  readonly workflows: Workflows;
  readonly emitter: Emitter<AgentEvents>;
  readonly reports: Reports;
}

/** A message that goes to another channel than it was meant for. */
export interface FallenBack {
  readonly original: Message;
  readonly channel: string;
  readonly fallback: string;
  readonly error: ParleyError;
}

/** Tells the world what becomes of calls: events, and cancellations for those who were asked. */
export class CallNotices {
  readonly #options: CallNoticesOptions;

  constructor(options: CallNoticesOptions) {
    this.#options = options;
  }

  /** The circuit of a send changed. REQ-PRES-69 */
  circuit(channel: string, { state, failureRate, openMs }: CircuitChange): void {
    const { reports, emitter } = this.#options;
    const percent = Math.round(failureRate * 100);
    const why = state === 'open' ? `: ${percent} % of the last requests failed` : '';
    reports.event({
      kind: 'circuit',
      step: state,
      message: `the circuit of ${channel} is ${state}${why}`,
      channel,
      details: { failureRate, ...(openMs === undefined ? {} : { openMs }) },
    });
    emitter.emit('circuit', { channel, state });
  }

  /** A request that nobody answered in time takes its next step. What waits for people is told of by those who keep it. REQ-ESC-8 */
  escalated(request: PendingRequest, step: EscalationStep, elapsedMs: number): void {
    const { counters, reports } = this.#options;
    counters.escalations += 1;
    if (step.kind === 'manual') return;
    const { id, correlationId, channel, asked } = request;
    const last = asked.at(-1) ?? '';
    const next = step.kind === 'backup' ? step.agent : last;
    reports.event({
      kind: 'escalation',
      step: step.kind,
      code: 'timeout',
      message: `no reply to ${channel} from ${last} yet: asks ${next}`,
      channel,
      correlationId,
      messageId: id,
      elapsedMs,
      details: { asked: next },
    });
  }

  /** A message could not be delivered and goes to its fallback. REQ-ESC-9 */
  fellBack({ original, channel, fallback, error }: FallenBack): void {
    const { counters, reports } = this.#options;
    counters.fallbacks += 1;
    reports.event({
      kind: 'error',
      code: error.code,
      message: `${channel}: ${error.reason}; goes to ${fallback} instead`,
      channel,
      correlationId: original.correlationId ?? original.id,
      messageId: original.id,
      details: { fallback },
    });
  }

  /** Nobody waits for the answer any more. REQ-PRES-68 */
  givenUp(request: PendingRequest, end: RequestEnd, elapsedMs: number): void {
    const { counters, workflows, reports, identity } = this.#options;
    this.cancel(request, request.asked, end);
    if (end !== 'timeout') return;
    counters.timeouts += 1;
    const { id, correlationId, channel } = request;
    const message = `${identity.agent}: ${describeTimeout(request, elapsedMs)}`;
    workflows.fail({ correlationId }, 'timeout', message);
    reports.event({
      kind: 'timeout',
      code: 'timeout',
      message,
      channel,
      correlationId,
      messageId: id,
      elapsedMs,
    });
  }

  /** Tells those who were asked that they need not answer. REQ-ESC-4 */
  cancel(request: PendingRequest, asked: readonly string[], reason: string): void {
    const { identity, outbox, write } = this.#options;
    const { id, correlationId, timeoutMs } = request;
    const data: CancelData = { messageId: id, reason };
    for (const agent of new Set(asked.map((name) => name.split('/')[0] ?? ''))) {
      if (agent === '') continue;
      // All instances listen there (REQ-TOPIC-11).
      const topic = identity.topics.inbox(agent, frontInbox, 'control');
      const payload = write(systemTypes.cancel, data, { correlationId, causationId: id });
      const packet = { topic, payload, properties: { contentType: contentTypes.event } };
      outbox.publish(packet, { ttlMs: Math.max(1, timeoutMs) }).catch(() => undefined);
    }
  }
}
