import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Why there is no connection, in words that help. */
export function toFailure(error: unknown, label: string): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const { reason = message, code } = error as { readonly reason?: string; readonly code?: unknown };
  return new Failure(`cannot reach the broker at ${label}: ${reason}`, {
    exitCode: exitCodes.unreadable,
    cause: error,
    // What answers, or is not even asked, says itself what is wrong.
    hint:
      code === 'connection_refused' || code === 'invalid_argument'
        ? undefined
        : 'Is it running? "parley dev" starts one; --broker names another.',
  });
}
