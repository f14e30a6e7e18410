import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Why there is no connection, in words that help. */
export function toFailure(error: unknown, label: string): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure(`cannot reach the broker at ${label}: ${reason}`, {
    exitCode: exitCodes.unreadable,
    cause: error,
    hint: 'Is it running? "parley dev" starts one; --broker names another.',
  });
}
