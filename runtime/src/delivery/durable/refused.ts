import type { ErrorCode, ParleyError } from '../../errors.ts';

const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not_authorized',
  'too_large',
  'invalid_argument',
  'invalid_message',
  'unsupported',
]);
/** Without a reason that says more, and quota: they may pass [MQTT 5, 3.4.2.1]. */
const passing: ReadonlySet<unknown> = new Set([0x80, 0x83, 0x97]);

/** Whether the broker will not take the message at any other time either. REQ-DEL-74 */
export function isRefusedForGood({ code, details }: ParleyError): boolean {
  return details.hangUps !== undefined || (final.has(code) && !passing.has(details.reason));
}
