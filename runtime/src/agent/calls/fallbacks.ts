import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import { ParleyError, type ErrorCode } from '../../errors.ts';
import type { Detour, PreparedCall } from './call.ts';

/** What says that a message cannot be delivered where it belongs. */
const undeliverable: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unavailable',
  'overloaded',
  'not_connected',
  'timeout',
  'unreceived',
]);

/** Where a call goes that failed like this; undefined when there is nowhere, or it would not help. */
export function detourOf(
  { channel, send, tried }: Pick<PreparedCall, 'send' | 'tried'> & { readonly channel: string },
  error: ParleyError,
  findPlan: (channel: string) => ChannelPlan | undefined,
): Detour | undefined {
  const fallback = send?.fallback ?? undefined;
  if (fallback === undefined || !undeliverable.has(error.code)) return undefined;
  const all = [...tried, channel];
  const plan = all.includes(fallback) ? undefined : findPlan(fallback);
  return plan === undefined ? undefined : { plan, tried: all };
}

/** The failure of a request whose message is at its fallback now: nobody answers it from there. */
export function sentInstead(error: ParleyError, fallback: string, id: string): ParleyError {
  return new ParleyError(error.code, `${error.reason}; sent to ${fallback} instead`, {
    cause: error,
    remote: error.remote,
    details: { ...error.details, fallback, fallbackId: id },
  });
}

/** The first failure, where the fallback could not be reached either. What it answers, or the caller's own end, stands for itself. */
export function failedAsWell(error: ParleyError, fallback: string, second: ParleyError): ParleyError {
  if (second.remote || second.code === 'cancelled' || second.details.fallback !== undefined) return second;
  return new ParleyError(error.code, `${error.reason}; its fallback ${fallback} failed: ${second.reason}`, {
    cause: second,
    remote: error.remote,
    details: error.details,
  });
}
