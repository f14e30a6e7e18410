import type { BundleReceive } from '@parley/schemas';
import type { ErrorCode } from '../errors.ts';

/** Trying again cannot mend these. */
const finalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid_message',
  'invalid_data',
  'invalid_reply',
  'invalid_argument',
  'invalid_parameter',
  'unknown_type',
  'not_declared',
  'not_authorized',
  'cancelled',
  'expired',
  'hop_limit',
  'unsupported',
]);

export function isRetryable(code: ErrorCode): boolean {
  return !finalCodes.has(code);
}

/** Full jitter: anything from 0 up to a bound that doubles with each failure. REQ-DEL-65 */
export function retryDelayMs(retry: BundleReceive['retry'], failures: number, fraction: number): number {
  const bound = Math.min(retry.maxBackoffMs, retry.minBackoffMs * 2 ** Math.min(failures - 1, 30));
  return Math.floor(fraction * bound);
}
