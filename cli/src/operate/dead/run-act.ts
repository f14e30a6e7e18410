import type { CommandData } from '@parley/schemas';
import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { formatCount } from '../../report/words.ts';
import { escapeJson, escapeText } from '../../terminal/escape.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { chooseByIds, shortId } from '../choose.ts';
import { toFilter } from '../command-data.ts';
import { nameOf, type Answers, type Keeper, type Keepers } from '../keepers.ts';
import { noteSilent } from '../notes.ts';
import { withKeepers } from '../open-keepers.ts';
import type { LetterFilter, OperateOptions } from '../operate-options.ts';
import { findLetters } from './find-letters.ts';
import { groupByKeeper, type KeptLetter } from './letter.ts';
import { formatLetters, summarize } from './letters-text.ts';

export interface DeadActOptions extends OperateOptions, LetterFilter {
  readonly yes?: true;
  readonly evenExpired?: true;
}

interface Act {
  readonly command: 'dead-redrive' | 'dead-purge';
  /** "redriven". */
  readonly done: string;
  /** How long a keeper may be silent: handlers take their time. */
  readonly timeoutMs: number;
}

export const redriveAct: Act = { command: 'dead-redrive', done: 'redriven', timeoutMs: 120_000 };
export const purgeAct: Act = { command: 'dead-purge', done: 'purged', timeoutMs: 5_000 };

interface Outcome {
  readonly done: readonly string[];
  readonly failed: NonNullable<Answers['answers'][number]['result']['failed']>;
  readonly silent: readonly Keeper[];
}

const listTimeoutMs = 5_000;
/** Shown before somebody says yes. */
const previewLength = 10;

/** Does something with letters: those that are named, or all that the filter lets through, once somebody said yes. */
export async function runDeadAct(
  terminal: Terminal,
  given: { readonly act: Act; readonly ids: readonly string[] },
  options: DeadActOptions,
): Promise<number> {
  const { act, ids } = given;
  const filter = await toFilter(options, Date.now());
  if (ids.length > 0 && filter !== undefined) {
    throw new Failure('ids and a filter do not go together', { hint: 'Name letters, or describe them.' });
  }
  return withKeepers(terminal, options, async (keepers) => {
    const patienceMs = options.timeout ?? listTimeoutMs;
    const found = await findLetters(keepers, { filter, timeoutMs: patienceMs });
    noteSilent(terminal, found.silent);
    const chosen = ids.length > 0 ? chooseByIds(found.letters, ids, 'dead letter') : found.letters;
    if (chosen.length > 1 && ids.length === 0 && options.yes !== true) {
      preview(terminal, chosen, act);
      return exitCodes.usage;
    }
    const outcome = await perform(keepers, chosen, { act, options });
    report(terminal, outcome, { act, options });
    const isWhole = outcome.failed.length === 0 && outcome.silent.length === 0 && found.silent.length === 0;
    return isWhole ? exitCodes.clean : exitCodes.findings;
  });
}

function preview(terminal: Terminal, letters: readonly KeptLetter[], { done }: Act): void {
  const { err } = terminal;
  const look = { colors: err, columns: terminal.columns, nowMs: Date.now() };
  terminal.note(formatLetters(letters.slice(0, previewLength), look));
  if (letters.length > previewLength) terminal.note(err.dim(`… ${letters.length - previewLength} more`));
  terminal.note(err.bold(summarize(letters)));
  terminal.note(
    `${err.yellow('Nothing was done.')} To have ${letters.length === 2 ? 'both' : 'all of them'} ${done}: --yes`,
  );
}

async function perform(
  keepers: Keepers,
  letters: readonly KeptLetter[],
  { act, options }: { readonly act: Act; readonly options: DeadActOptions },
): Promise<Outcome> {
  const done: string[] = [];
  const failed: Outcome['failed'] = [];
  const silent: Keeper[] = [];
  for (const group of groupByKeeper(letters)) {
    const ids = group.map(({ id }) => id);
    const of = group.slice(0, 1).map(({ keeper }) => keeper);
    const data: CommandData = {
      command: act.command,
      ids,
      limit: ids.length,
      ...(options.evenExpired === true ? { evenExpired: true } : {}),
    };
    const answers = await keepers.ask({ data, of, timeoutMs: options.timeout ?? act.timeoutMs });
    silent.push(...answers.silent);
    for (const { result } of answers.answers) {
      done.push(...(result.done ?? []));
      failed.push(...(result.failed ?? []));
      const named = new Set([...(result.done ?? []), ...(result.failed ?? []).map(({ id }) => id)]);
      const gone = ids.filter((id) => !named.has(id));
      failed.push(
        ...gone.map((id) => ({ id, code: 'unavailable', message: 'it went away meanwhile' }) as const),
      );
    }
  }
  return { done, failed, silent };
}

function report(
  terminal: Terminal,
  outcome: Outcome,
  { act, options }: { readonly act: Act; readonly options: DeadActOptions },
): void {
  if (options.format === 'json') terminal.print(formatJson(outcome, act));
  else printText(terminal, outcome, act);
  if (act === redriveAct && options.state !== undefined && outcome.done.length > 0) {
    const note = 'Published again: who does not run gets it if the broker keeps its session.';
    terminal.note(terminal.err.dim(note));
  }
}

function printText(terminal: Terminal, { done, failed, silent }: Outcome, act: Act): void {
  const { out, err } = terminal;
  for (const id of done) terminal.print(`${out.green(act.done)}  ${escapeText(id)}`);
  for (const { id, code, message, replacedBy } of failed) {
    const next = replacedBy === undefined ? '' : `; now ${shortId(replacedBy)}`;
    terminal.print(`${out.red('failed')}  ${escapeText(`${id}  ${code}: ${message}${next}`)}`);
  }
  if (done.length + failed.length + silent.length === 0) terminal.note(err.bold('No dead letters'));
  else
    terminal.note(
      err.bold(`${formatCount(done.length, 'dead letter')} ${act.done}, ${failed.length} failed`),
    );
  const names = silent.map(nameOf).join(', ');
  if (silent.length > 0)
    terminal.note(err.yellow(`No answer from ${names}: it may still be at it. List the letters to see.`));
  if (failed.some(({ code }) => code === 'expired'))
    terminal.note(err.dim('What expired is handled all the same with --even-expired.'));
}

function formatJson({ done, failed, silent }: Outcome, act: Act): string {
  const document = { version: 1, [act.done]: done, failed, silent: silent.map(nameOf) };
  return escapeJson(JSON.stringify(document, undefined, 2));
}
