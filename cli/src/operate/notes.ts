import { formatCount } from '../report/words.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { nameOf, type Keeper } from './keepers.ts';

/** Says who was asked in vain: silence would look like an empty store. */
export function noteSilent(terminal: Terminal, silent: readonly Keeper[]): void {
  if (silent.length === 0) return;
  const { err } = terminal;
  terminal.note(err.yellow(`No answer from ${silent.map(nameOf).join(', ')}: what it keeps is not known.`));
  terminal.note(
    err.dim('It hangs, is older than this command, or does not name parley-cli among its operators.'),
  );
}

/** Says what is lost for good. */
export function noteDropped(terminal: Terminal, dropped: number): void {
  if (dropped === 0) return;
  const text = `${formatCount(dropped, 'older letter')} had to go for lack of room; they were announced, not kept.`;
  terminal.note(terminal.err.yellow(text));
}
