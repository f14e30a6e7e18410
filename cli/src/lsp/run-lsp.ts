import { serve } from '@parley/language-server/node';
import type { Terminal } from '../terminal/terminal.ts';

/** Serves until the editor says that it is over, or goes away; the protocol then ends the process. */
export async function runLsp(terminal: Terminal, isPerson: boolean): Promise<never> {
  if (isPerson) terminal.note('This is for editors, which speak to it in a protocol; Ctrl-C ends it.');
  serve('stdio');
  return new Promise(() => undefined);
}
