import type { Writable } from 'node:stream';
import { createColors } from './colors.ts';
import type { Colors } from './colors.ts';

interface TerminalStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Where a verb writes: results to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: Colors;
  readonly err: Colors;
  /** Columns of stdout where it is a terminal. */
  readonly columns: number | undefined;
  /** Lines of stdout where it is a terminal. */
  readonly rows: number | undefined;
  /** Aborts when nobody reads stdout any more (`parley tail | head`). */
  readonly closed: AbortSignal;
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A line for the person at the terminal. */
  readonly note: (line: string) => void;
  /** What is being done, in one line that the next one replaces; undefined: nothing any more. Only where a person looks at it. */
  readonly progress: (line: string | undefined) => void;
}

/** The terminal over two streams. A reader that goes away is no error: later lines are dropped. */
export function createTerminal(
  out: TerminalStream,
  err: TerminalStream,
  env: NodeJS.ProcessEnv = process.env,
): Terminal {
  const closed = new AbortController();
  const drop = () => {
    closed.abort();
  };
  out.on('error', drop);
  err.on('error', () => undefined);
  return {
    out: createColors(out, env),
    err: createColors(err, env),
    get columns() {
      return out.isTTY === true ? out.columns : undefined;
    },
    get rows() {
      return out.isTTY === true ? out.rows : undefined;
    },
    closed: closed.signal,
    print: (line) => {
      if (!closed.signal.aborted) out.write(`${line}\n`);
    },
    note: (line) => {
      err.write(`${line}\n`);
    },
    progress: (line) => {
      if (err.isTTY === true && env.TERM !== 'dumb') err.write(`\r\u001b[K${line ?? ''}`);
    },
  };
}
