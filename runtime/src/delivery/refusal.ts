import type { ErrorCode } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import type { Arrival } from './delivery.ts';

/** Why a message that came goes to no handler. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly channel?: string;
  /** As much of it as could be read. */
  readonly message?: Partial<Message>;
  readonly arrival: Arrival;
  /** Where it waited in vain. */
  readonly receive?: string;
  /** How often a handler had run. Default 0. */
  readonly attempts?: number;
  /** The contract wants it counted, not announced. */
  readonly isCounted: boolean;
}

/** What is decided about a message before it is offered to handlers. */
export type Verdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly reason: string }
  | { readonly kind: 'expired' | 'stray' | 'ignore' };

export const take: Verdict = { kind: 'take' };

export function refuseWith(code: ErrorCode, reason: string): Verdict {
  return { kind: 'refuse', code, reason };
}
