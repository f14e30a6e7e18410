import type { ErrorCode } from '@parley/schemas';

export type { ErrorCode };

export interface ParleyErrorOptions extends ErrorOptions {
  /** The peer reported this; we did not see it ourselves. Default false. */
  readonly remote?: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

const brand = Symbol.for('parley.error');

/** The one error that the runtime throws. Match on `code`; the message is for people. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError';
  readonly [brand] = true;
  readonly code: ErrorCode;
  /** The text without the code in front. */
  readonly reason: string;
  /** True when the other side reported it in an error reply. */
  readonly remote: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, reason: string, options: ParleyErrorOptions = {}) {
    super(`[${code}] ${reason}`, options);
    this.code = code;
    this.reason = reason;
    this.remote = options.remote ?? false;
    this.details = options.details ?? {};
  }

  /** Wraps anything caught at a border. A ParleyError comes back as it is. */
  static from(caught: unknown, code: ErrorCode = 'internal'): ParleyError {
    if (isParleyError(caught)) return caught;
    const reason = caught instanceof Error ? caught.message : String(caught);
    return new ParleyError(code, reason, { cause: caught });
  }
}

/** True also for errors of another copy of this package. */
export function isParleyError(value: unknown): value is ParleyError {
  return typeof value === 'object' && value !== null && brand in value;
}
