import { serveMcp } from '@parley/language-server/mcp';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Serves until the assistant that started it closes the stream. */
export async function runMcp(terminal: Terminal, folder: string, isPerson: boolean): Promise<number> {
  if (isPerson)
    terminal.note('This is for chat assistants, which speak to it in a protocol; Ctrl-C ends it.');
  await serveMcp(folder, { input: process.stdin, output: process.stdout });
  return exitCodes.clean;
}
