import { exitCodes } from '../../exit-codes.ts';
import { formatCount } from '../../report/words.ts';
import { escapeJson } from '../../terminal/escape.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { chooseByIds } from '../choose.ts';
import { nameOf } from '../keepers.ts';
import { noteSilent } from '../notes.ts';
import { withKeepers } from '../open-keepers.ts';
import type { OperateOptions } from '../operate-options.ts';
import { findHeld, type Held } from './held.ts';
import { formatHeld, formatHeldTable } from './held-text.ts';

const timeoutMs = 5_000;

/** Shows which requests wait for people, the oldest first. */
export async function runEscalationList(terminal: Terminal, options: OperateOptions): Promise<number> {
  return withKeepers(terminal, options, async (keepers) => {
    const { held, silent } = await findHeld(keepers, options.timeout ?? timeoutMs);
    if (options.format === 'json') {
      const rest = held.map((each) => ({ ...toJson(each), original: undefined }));
      terminal.print(document({ silent: silent.map(nameOf), escalations: rest }));
    } else {
      const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
      if (held.length > 0) terminal.print(formatHeldTable(held, look));
      const open = held.filter(({ data }) => data.resolved === undefined).length;
      terminal.note(
        terminal.err.bold(
          open === 0 ? 'Nothing waits for people' : `${formatCount(open, 'request')} for people`,
        ),
      );
    }
    noteSilent(terminal, silent);
    return silent.length === 0 ? exitCodes.clean : exitCodes.findings;
  });
}

/** Shows all that is known of some. */
export async function runEscalationShow(
  terminal: Terminal,
  ids: readonly string[],
  options: OperateOptions,
): Promise<number> {
  const patienceMs = options.timeout ?? timeoutMs;
  return withKeepers(terminal, options, async (keepers) => {
    const found = await findHeld(keepers, patienceMs);
    noteSilent(terminal, found.silent);
    const wanted = chooseByIds(found.held, ids, 'escalation').map(({ id }) => id);
    const { held } = await findHeld(keepers, patienceMs, wanted);
    const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
    if (options.format === 'json') terminal.print(document({ escalations: held.map(toJson) }));
    else terminal.print(held.map((each) => formatHeld(each, look)).join('\n\n'));
    return exitCodes.clean;
  });
}

function toJson({ data, keeper }: Held) {
  return { ...data, ...keeper };
}

function document(content: object): string {
  return escapeJson(JSON.stringify({ version: 1, ...content }, undefined, 2));
}
