import type { Diagnostic } from './diagnostic.ts';

/**
 * `no_workspace`: there are no contracts to read; `invalid_contracts`: there are, and they have errors;
 * `foreign_file`: a file stands where one would be generated.
 */
export type ContractsErrorCode = 'no_workspace' | 'invalid_contracts' | 'foreign_file';

/** The one error that the toolchain throws. Match on `code`; the message is for people. */
export class ContractsError extends Error {
  override readonly name = 'ContractsError';
  readonly code: ContractsErrorCode;
  /** The errors of the contracts, sorted. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: ContractsErrorCode, message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.code = code;
    this.diagnostics = diagnostics;
  }
}

/** One finding in one line: `file:line:column code message`. */
export function formatDiagnostic({ file, range, code, message, hint }: Diagnostic): string {
  const place = `${file}:${range.start.line + 1}:${range.start.column + 1}`;
  return `${place} ${code} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
