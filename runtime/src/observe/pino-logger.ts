import type { Logger, LogLevel } from '../logger.ts';
import { type LoggedError, toLoggedFields } from './log-error.ts';

type PinoLog = (fields: object, message: string) => void;

/** As much of pino as is used: `pino()` is one. */
export interface PinoLike {
  readonly debug: PinoLog;
  readonly info: PinoLog;
  readonly warn: PinoLog;
  readonly error: PinoLog;
}

/** Logs through a pino instance, with its level, transports and serializers; an error is under `err`, as pino has it. */
export function createPinoLogger(pino: PinoLike): Logger {
  const createLog =
    (level: LogLevel): Logger[LogLevel] =>
    (message, fields) => {
      const { error, ...rest } = toLoggedFields(fields);
      pino[level](error === undefined ? rest : { ...rest, err: toErrorLike(error as LoggedError) }, message);
    };
  return {
    debug: createLog('debug'),
    info: createLog('info'),
    warn: createLog('warn'),
    error: createLog('error'),
  };
}

/** What pino's own serializer takes for an error with this name: nothing that was made by a class. */
function toErrorLike({ type, cause, ...rest }: LoggedError): object {
  const like = Object.assign(Object.create(null) as object, rest, cause && { cause: toErrorLike(cause) });
  return Object.defineProperty(like, 'name', { value: type });
}
