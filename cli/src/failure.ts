import { exitCodes } from './exit-codes.ts';

interface FailureOptions extends ErrorOptions {
  /** Default 2: wrong usage or configuration. */
  readonly exitCode?: number;
  /** What the user can do now. */
  readonly hint?: string | undefined;
}

/** An end that the user understands and can mend: printed as one line and a hint, never with a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, options: FailureOptions = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? exitCodes.usage;
    this.hint = options.hint;
  }
}
