interface ConnectErrorOptions extends ErrorOptions {
  /** What the user can do now. */
  readonly hint?: string | undefined;
  /** `unreadable`: a file that the configuration names. Default `configuration`. */
  readonly kind?: 'configuration' | 'unreadable';
}

/** The configuration does not say where or how to connect, or says it wrongly. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly kind: 'configuration' | 'unreadable';
  readonly hint: string | undefined;

  constructor(message: string, { hint, kind = 'configuration', ...options }: ConnectErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
    this.hint = hint;
  }
}
