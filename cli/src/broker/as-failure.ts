import { ConnectError } from '@parley/explorer/connect';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** What is wrong with the configuration of a broker, as the command tells it. */
export function asFailure<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof ConnectError)) throw cause;
    const { message, hint, kind } = cause;
    const exitCode = kind === 'unreadable' ? exitCodes.unreadable : exitCodes.usage;
    throw new Failure(message, { cause, hint, exitCode });
  }
}
