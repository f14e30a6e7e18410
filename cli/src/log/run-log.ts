import { resolve } from 'node:path';
import { listKept, openKept, type LoggedMessage } from '@parley/runtime/offline';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { isNamed, nameOf, type Keeper } from '../operate/keepers.ts';
import { configuredFolder } from '../operate/open-keepers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createLogFilter } from './log-filter.ts';
import type { LogOptions } from './log-options.ts';
import { formatLogJson, formatLogLine, type FoundMessage } from './log-text.ts';

/** Shows what agents logged, oldest first. */
export async function runLog(terminal: Terminal, options: LogOptions): Promise<number> {
  const { state = true, limit } = options;
  const folder = resolve(state === true ? await configuredFolder(options.folder) : state);
  const matches = createLogFilter(options, Date.now());
  const found: FoundMessage[] = [];
  for (const keeper of await namedIn(folder, options)) {
    const messages = await readLog(folder, keeper, { matches, limit });
    if (messages === undefined)
      terminal.note(terminal.err.yellow(`${nameOf(keeper)} is running and holds its log: left out`));
    for (const logged of messages ?? []) found.push({ ...logged, ...keeper });
  }
  print(
    terminal,
    found.sort((a, b) => a.atMs - b.atMs),
    options,
  );
  return exitCodes.clean;
}

function print(terminal: Terminal, found: readonly FoundMessage[], { json, limit }: LogOptions): void {
  for (const message of found.slice(-limit))
    terminal.print(json === true ? formatLogJson(message) : formatLogLine(message, terminal.out));
  if (found.length > limit) terminal.note(terminal.err.dim(`The newest ${limit}; more: --limit`));
  if (found.length === 0) terminal.note(terminal.err.bold('No messages'));
}

async function namedIn(folder: string, options: LogOptions): Promise<readonly Keeper[]> {
  const kept = (await listKept(folder)).filter((keeper) => isNamed(keeper, options));
  if (kept.length > 0) return kept;
  throw new Failure(`no such instance has kept anything in ${folder}`, {
    exitCode: exitCodes.findings,
    hint: 'A state folder holds AGENT/INSTANCE/journal.',
  });
}

/** One more than the limit, where there are more. Undefined while the instance runs. */
async function readLog(
  folder: string,
  keeper: Keeper,
  { matches, limit }: { readonly matches: (logged: LoggedMessage) => boolean; readonly limit: number },
): Promise<readonly LoggedMessage[] | undefined> {
  const state = await openUnlessAlive(folder, keeper);
  if (state === undefined) return undefined;
  let messages: LoggedMessage[] = [];
  try {
    for await (const logged of state.messages()) {
      if (!matches(logged)) continue;
      messages.push(logged);
      if (messages.length > 2 * limit) messages = messages.slice(-limit - 1);
    }
  } finally {
    await state.close();
  }
  return messages.slice(-limit - 1);
}

async function openUnlessAlive(folder: string, keeper: Keeper) {
  try {
    return await openKept({ folder, ...keeper });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'unavailable') return undefined;
    throw error;
  }
}
