import { exitCodes } from '../../exit-codes.ts';
import { escapeJson } from '../../terminal/escape.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { toFilter } from '../command-data.ts';
import { nameOf } from '../keepers.ts';
import { noteDropped, noteSilent } from '../notes.ts';
import { withKeepers } from '../open-keepers.ts';
import type { LetterFilter, OperateOptions } from '../operate-options.ts';
import { findLetters, type FoundLetters } from './find-letters.ts';
import { formatLetters, summarize } from './letters-text.ts';

export interface DeadListOptions extends OperateOptions, LetterFilter {
  readonly limit: number;
}

const timeoutMs = 5_000;

/** Shows which dead letters are kept, the newest first. */
export async function runDeadList(terminal: Terminal, options: DeadListOptions): Promise<number> {
  const nowMs = Date.now();
  const filter = await toFilter(options, nowMs);
  return withKeepers(terminal, options, async (keepers) => {
    const wanted = { filter, limit: options.limit, timeoutMs: options.timeout ?? timeoutMs };
    const found = await findLetters(keepers, wanted);
    if (options.format === 'json') terminal.print(formatJson(found));
    else printText(terminal, found, { nowMs, isOffline: options.state !== undefined });
    noteSilent(terminal, found.silent);
    return found.silent.length === 0 ? exitCodes.clean : exitCodes.findings;
  });
}

function printText(
  terminal: Terminal,
  { letters, total, dropped }: FoundLetters,
  { nowMs, isOffline }: { readonly nowMs: number; readonly isOffline: boolean },
): void {
  const { out: colors, columns, err } = terminal;
  if (letters.length > 0) terminal.print(formatLetters(letters, { colors, columns, nowMs }));
  terminal.note(err.bold(letters.length === 0 ? 'No dead letters' : summarize(letters, total)));
  if (total > letters.length) terminal.note(err.dim(`All of them: --limit ${total}`));
  if (letters.length > 0)
    terminal.note(
      err.dim('The whole of one, by the end of its id: parley dead show ID' + (isOffline ? ' --state' : '')),
    );
  noteDropped(terminal, dropped);
}

function formatJson({ letters, total, dropped, silent }: FoundLetters): string {
  const document = {
    version: 1,
    total,
    dropped,
    silent: silent.map(nameOf),
    // Originals are not asked for: an empty text would look like an empty message.
    letters: letters.map(({ data, keeper }) => ({
      ...data,
      ...keeper,
      original: undefined,
      kept: undefined,
    })),
  };
  return escapeJson(JSON.stringify(document, undefined, 2));
}
