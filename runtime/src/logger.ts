type Log = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * Where the runtime tells what it does: `createJsonLogger`, `createPinoLogger`, or anything like `console`.
 * Lines about a message carry `channel`, `correlationId` and `messageId`. Data of messages and credentials are never logged.
 */
export interface Logger {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}

const nothing: Log = () => undefined;

export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The same logger; its lines carry these fields, too. */
export function withFields(logger: Logger, fields: Readonly<Record<string, unknown>>): Logger {
  const bind =
    (level: LogLevel): Log =>
    (message, own) => {
      logger[level](message, { ...fields, ...own });
    };
  return { debug: bind('debug'), info: bind('info'), warn: bind('warn'), error: bind('error') };
}
