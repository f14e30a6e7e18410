import type { Terminal } from './terminal/terminal.ts';

/** What every verb gets: where to write, and how to say how it ended. */
export interface Invocation {
  readonly terminal: Terminal;
  /** Sets the exit code; the process ends when nothing is left to do. */
  readonly finish: (exitCode: number) => void;
}
