import { ParleyError } from '../../errors.ts';
import type { Audience } from './audience.ts';
import type { TimeLimits } from './call.ts';

/** Of requests on channels whose contract says nothing. */
const defaultTimeoutMs = 30_000;

export interface TimeLimitOptions {
  readonly channel: string;
  /** What the contract says. */
  readonly declaredMs: number | undefined;
  /** What the caller said. */
  readonly wantedMs: number | undefined;
  /** Monotonic: the end of what the caller works on. */
  readonly deadlineMs: number;
  readonly nowMs: number;
}

/** Throws `timeout` when no time is left, `invalid_argument` for what is no time. REQ-TIME-17 */
export function timeLimitsOf(options: TimeLimitOptions): TimeLimits {
  const { channel, declaredMs = defaultTimeoutMs, wantedMs = declaredMs, deadlineMs, nowMs } = options;
  if (!(wantedMs > 0))
    throw new ParleyError('invalid_argument', `timeoutMs must be above 0, not ${wantedMs}`);
  const timeoutMs = Math.min(wantedMs, deadlineMs - nowMs);
  if (timeoutMs > 0) return { timeoutMs, deadlineMs };
  throw new ParleyError('timeout', `no time is left for a request to ${channel}`);
}

/** How long an answer is wanted, whoever gives it: all timeouts of those who are asked one after the other. */
export function wholeTimeMs(
  { timeoutMs, deadlineMs }: TimeLimits,
  { steps }: Audience,
  nowMs: number,
): number {
  const asked = 1 + steps.filter(({ kind }) => kind !== 'manual').length;
  return Math.min(timeoutMs * asked, deadlineMs - nowMs);
}
