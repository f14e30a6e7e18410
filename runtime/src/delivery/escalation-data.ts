import type { EscalationData } from '@parley/schemas';
import { encodeBase64 } from '../protocol/base64.ts';
import type { Escalation } from './escalations.ts';

/** Of an event in an answer. */
const maximumOriginalBytes = 65_536;

export interface EscalationDataOptions {
  readonly agent: string;
  readonly instance: string;
  /** A caller waits for the decision. */
  readonly waiting: boolean;
  /** How much of the request is wanted. Default 65,536 bytes. */
  readonly originalBytes?: number;
}

/** A request that waits for people, as it travels. REQ-PRES-23 */
export function toEscalationData(escalation: Escalation, options: EscalationDataOptions): EscalationData {
  const { agent, instance, waiting, originalBytes = maximumOriginalBytes } = options;
  const { payload, resolved, timeouts, ...head } = escalation;
  return {
    ...head,
    timeouts: [...timeouts],
    agent,
    instance,
    waiting,
    ...(resolved === undefined ? {} : { resolved: toResolved(resolved) }),
    original: encodeBase64(payload.slice(0, originalBytes)),
    size: payload.length,
  };
}

function toResolved({ resolution, at, by, note }: NonNullable<Escalation['resolved']>) {
  return { resolution: resolution.kind, at, by, ...(note === undefined ? {} : { note }) };
}
