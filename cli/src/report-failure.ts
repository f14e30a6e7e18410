import { exitCodes } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { escapeText } from './terminal/escape.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Prints why a verb ended early and returns the exit code. Only `verbose` shows a stack. */
export function reportFailure(error: unknown, terminal: Terminal, verbose: boolean): number {
  const failure = toFailure(error);
  if (failure === undefined) return reportInternal(error, terminal, verbose);
  const { err } = terminal;
  terminal.note(`${err.red('parley:')} ${escapeText(failure.message)}`);
  if (failure.hint !== undefined) terminal.note(err.dim(failure.hint));
  if (verbose && error instanceof Error) terminal.note(err.dim(error.stack ?? ''));
  return failure.exitCode;
}

function reportInternal(error: unknown, terminal: Terminal, verbose: boolean): number {
  const { err } = terminal;
  const message = error instanceof Error ? error.message : String(error);
  terminal.note(`${err.red('parley: internal error:')} ${escapeText(message)}`);
  if (verbose && error instanceof Error) terminal.note(err.dim(error.stack ?? ''));
  else
    terminal.note(err.dim('This is a fault of parley. Run again with --verbose and report what it prints.'));
  return exitCodes.internal;
}

function toFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (error instanceof Error && error.name === 'ContractsError')
    return new Failure(error.message, { cause: error });
  if (isParleyFailure(error)) {
    return new Failure(`${error.reason} (${error.code})`, { exitCode: exitCodes.unreadable, cause: error });
  }
  if (isSystemError(error)) {
    const verb = error.syscall === 'mkdir' ? 'make' : 'read';
    const text = `cannot ${verb} ${error.path ?? 'the input'}: ${reasonOf(error)}`;
    return new Failure(text, { exitCode: exitCodes.unreadable, cause: error });
  }
  return undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'there is a file of that name',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'it can only be read',
};

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  if (isSystemError(error)) return reasons[error.code] ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

/** Not `isParleyError` of the runtime: a failure must not load it. */
function isParleyFailure(error: unknown): error is Error & { code: string; reason: string } {
  return error instanceof Error && error.name === 'ParleyError' && 'reason' in error && isBrokerFault(error);
}

function isBrokerFault(error: Error): boolean {
  return 'code' in error && error.code !== 'internal';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
