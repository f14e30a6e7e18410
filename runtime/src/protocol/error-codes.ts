import { errorSchema } from '@parley/schemas';
import type { ErrorCode } from '../errors.ts';

/** The closed list of error codes, as schemas/error.schema.json has them. REQ-ERR-1 */
export const errorCodes: readonly ErrorCode[] = errorSchema.oneOf.map((entry) => entry.const as ErrorCode);

const known: ReadonlySet<unknown> = new Set(errorCodes);

export function isErrorCode(value: unknown): value is ErrorCode {
  return known.has(value);
}
