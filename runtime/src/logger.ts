type Log = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Where the runtime tells what it does; pino and console fit behind it with one line. Data of messages is never logged. */
export interface Logger {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}

const nothing: Log = () => undefined;

export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
