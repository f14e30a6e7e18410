import type { TransportState } from '@parley/runtime/transport';
import type { Terminal } from '../terminal/terminal.ts';

/** Tells the person at the terminal when the broker cannot be reached, goes away and comes back. */
export function createConnectionNotices(terminal: Terminal, label: string) {
  let wasOnline = false;
  let told: 'nothing' | 'away' = 'nothing';
  return {
    get wasOnline() {
      return wasOnline;
    },
    onState: (state: TransportState, cause?: Error) => {
      if (state === 'online') {
        if (wasOnline && told === 'away') terminal.note(terminal.err.dim(`${label} is back`));
        wasOnline = true;
        told = 'nothing';
      } else if (state === 'offline' && told === 'nothing') {
        told = 'away';
        const what = wasOnline ? 'the connection broke' : 'no answer yet';
        const why = cause === undefined ? '' : ` (${withoutCode(cause.message)})`;
        terminal.note(terminal.err.yellow(`${label}: ${what}${why}; trying again`));
      }
    },
  };
}

/** An error of the runtime begins with its code, for programs. */
export function withoutCode(message: string): string {
  return message.replace(/^\[[a-z_]+\] /u, '');
}
