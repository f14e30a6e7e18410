import { isParleyError } from '../errors.ts';

const maximumStack = 4_000;

/** What a log says of an error: its text and where it was thrown. No further members: they may hold data or credentials. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: describe(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    ...(isParleyError(error) ? { code: error.code } : {}),
    message,
    ...(stack === undefined ? {} : { stack: stack.slice(0, maximumStack) }),
    ...(cause === undefined || depth >= 3 ? {} : { cause: toLoggedError(cause, depth + 1) }),
  };
}

/** The fields of a line, with errors in the form above. */
export function toLoggedFields(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      name === 'error' || value instanceof Error ? [name, toLoggedError(value)] : [name, value],
    ),
  );
}

/** Something that was thrown and is no error: an object may hold anything. */
function describe(thrown: unknown): string {
  return typeof thrown === 'string' || typeof thrown === 'number'
    ? String(thrown)
    : 'something that is no error';
}
