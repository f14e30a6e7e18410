import { text as readStream } from 'node:stream/consumers';
import { formatText } from '@parley/toolchain/language';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { rewriteFile } from '../workspace/rewrite-file.ts';
import { type FormatFile, findFiles } from './find-files.ts';

export interface FormatOptions {
  /** Write nothing; tell what would change. */
  readonly check?: true;
  /** What the text of stdin is called. */
  readonly name?: string;
}

/** Lays contracts out; what cannot be read stays as it is and is named. */
export async function runFormat(
  terminal: Terminal,
  paths: readonly string[],
  options: FormatOptions,
): Promise<number> {
  if (paths.includes('-')) return formatInput(terminal, options);
  const files = await findFiles(paths.length === 0 ? ['.'] : paths);
  let [changed, broken] = [0, 0];
  for (const file of files) {
    const formatted = formatText(file.shown, file.text);
    if (formatted.kind === 'broken') {
      broken++;
      noteBroken(terminal, file.shown, formatted.finding.message);
    } else if (formatted.text !== file.text) {
      changed++;
      await change(terminal, { ...file, formatted: formatted.text }, options);
    }
  }
  conclude(terminal, { count: files.length, changed, broken }, options);
  return broken > 0 || (options.check === true && changed > 0) ? exitCodes.findings : exitCodes.clean;
}

/** From stdin to stdout; what cannot be read comes out as it went in. */
async function formatInput(terminal: Terminal, { name, check }: FormatOptions): Promise<number> {
  const text = await readStream(process.stdin);
  const path = name ?? (/^\s*[{[]/.test(text) ? 'stdin.json' : 'stdin.yaml');
  const formatted = formatText(path, text);
  if (formatted.kind === 'broken') noteBroken(terminal, name ?? 'stdin', formatted.finding.message);
  const after = formatted.kind === 'broken' ? text : formatted.text;
  if (check !== true) terminal.print(after.replace(/\r?\n$/, ''));
  const isStale = check === true && after !== text;
  return formatted.kind === 'broken' || isStale ? exitCodes.findings : exitCodes.clean;
}

async function change(
  { print, out }: Terminal,
  { file, shown, text, formatted }: FormatFile & { readonly formatted: string },
  { check }: FormatOptions,
): Promise<void> {
  if (check !== true) await rewriteFile(file, { before: text, text: formatted });
  print(check === true ? `${out.red('would change')}  ${shown}` : `${out.green('formatted')}  ${shown}`);
}

function noteBroken({ note, err }: Terminal, shown: string, reason: string): void {
  note(`${err.yellow('left alone')}  ${shown}: ${reason}`);
}

interface Result {
  readonly count: number;
  readonly changed: number;
  readonly broken: number;
}

function conclude(
  { print, note, out, err }: Terminal,
  { count, changed, broken }: Result,
  { check }: FormatOptions,
): void {
  if (changed === 0 && broken === 0)
    print(`${out.green('✓')} ${count} ${count === 1 ? 'file is' : 'files are'} in shape`);
  else if (check === true && changed > 0) note(err.dim('Run "parley format" and commit what it changes.'));
}
