import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { escapeJson } from '../../terminal/escape.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { chooseByIds } from '../choose.ts';
import type { Keepers } from '../keepers.ts';
import { noteSilent } from '../notes.ts';
import { withKeepers } from '../open-keepers.ts';
import type { OperateOptions } from '../operate-options.ts';
import { findLetters } from './find-letters.ts';
import { groupByKeeper, readLetters, type KeptLetter } from './letter.ts';
import { formatLetter } from './letter-text.ts';

const timeoutMs = 5_000;

/** Shows all that is known of some letters. */
export async function runDeadShow(
  terminal: Terminal,
  ids: readonly string[],
  options: OperateOptions,
): Promise<number> {
  const patienceMs = options.timeout ?? timeoutMs;
  return withKeepers(terminal, options, async (keepers) => {
    const found = await findLetters(keepers, { filter: undefined, timeoutMs: patienceMs });
    noteSilent(terminal, found.silent);
    const chosen = chooseByIds(found.letters, ids, 'dead letter');
    const whole = await fetchWhole(keepers, chosen, patienceMs);
    if (options.format === 'json') terminal.print(formatJson(whole));
    else {
      const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
      terminal.print(whole.map((letter) => formatLetter(letter, look)).join('\n\n'));
    }
    return exitCodes.clean;
  });
}

/** In the order in which they were named. */
async function fetchWhole(
  keepers: Keepers,
  chosen: readonly KeptLetter[],
  patienceMs: number,
): Promise<readonly KeptLetter[]> {
  const whole = new Map<string, KeptLetter>();
  for (const group of groupByKeeper(chosen)) {
    let before: string | undefined;
    do {
      const answers = await keepers.ask({
        data: {
          command: 'dead-list',
          ids: group.map(({ id }) => id),
          ...(before === undefined ? {} : { before }),
        },
        of: group.slice(0, 1).map(({ keeper }) => keeper),
        timeoutMs: patienceMs,
      });
      for (const letter of readLetters(answers)) whole.set(letter.id, letter);
      before = answers.answers[0]?.result.next;
    } while (before !== undefined);
  }
  const missing = chosen.find(({ id }) => !whole.has(id));
  if (missing === undefined) return chosen.flatMap(({ id }) => whole.get(id) ?? []);
  throw new Failure(`the dead letter ${missing.id} went away meanwhile`, { exitCode: exitCodes.findings });
}

function formatJson(letters: readonly KeptLetter[]): string {
  const document = { version: 1, letters: letters.map(({ data, keeper }) => ({ ...data, ...keeper })) };
  return escapeJson(JSON.stringify(document, undefined, 2));
}
