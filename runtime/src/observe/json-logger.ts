import { systemClock, type Clock } from '../clock.ts';
import { type Logger, type LogLevel, logLevels } from '../logger.ts';
import { toLoggedFields } from './log-error.ts';

/** Where lines go: `process.stderr`, or any stream. */
export interface LogStream {
  write(line: string): unknown;
}

export interface JsonLoggerOptions {
  /** What is less urgent is left out. Default `info`. */
  readonly level?: LogLevel;
  readonly clock?: Pick<Clock, 'now'>;
}

/** A logger that writes JSON Lines: `time`, `level`, `message`, and the fields. Never throws. */
export function createJsonLogger(stream: LogStream, options: JsonLoggerOptions = {}): Logger {
  const { level: least = 'info', clock = systemClock } = options;
  const createLog = (level: LogLevel): Logger[LogLevel] => {
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return () => undefined;
    return (message, fields) => {
      const head = { time: new Date(clock.now()).toISOString(), level, message };
      try {
        stream.write(`${toLine({ ...toLoggedFields(fields), ...head })}\n`);
      } catch {
        // A log that cannot be written must not stop an agent.
      }
    };
  };
  return {
    debug: createLog('debug'),
    info: createLog('info'),
    warn: createLog('warn'),
    error: createLog('error'),
  };
}

/** One line, whatever the fields hold. */
function toLine({ time, level, message, ...fields }: Readonly<Record<string, unknown>>): string {
  const head = { time, level, message };
  try {
    return JSON.stringify({ ...head, ...fields }, toPlain);
  } catch {
    return JSON.stringify({ ...head, fields: 'cannot be written' });
  }
}

function toPlain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
