import type { CommandData } from '@parley/schemas';
import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { readData } from '../../send/message.ts';
import { escapeJson, escapeText } from '../../terminal/escape.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { chooseByIds } from '../choose.ts';
import type { Answer, Keepers } from '../keepers.ts';
import { noteSilent } from '../notes.ts';
import { withKeepers } from '../open-keepers.ts';
import type { OperateOptions } from '../operate-options.ts';
import { findHeld, type Held } from './held.ts';

export interface ResolveOptions extends OperateOptions {
  readonly reply?: string;
  readonly type?: string;
  readonly retry?: true;
  readonly drop?: true;
  readonly note?: string;
}

const timeoutMs = 5_000;

/** Ends the waiting of one request: with a reply, another try, or a refusal. */
export async function runEscalationResolve(
  terminal: Terminal,
  word: string,
  options: ResolveOptions,
): Promise<number> {
  const resolution = await readResolution(options);
  const patienceMs = options.timeout ?? timeoutMs;
  return withKeepers(terminal, options, async (keepers) => {
    const { held, silent } = await findHeld(keepers, patienceMs);
    noteSilent(terminal, silent);
    const [chosen] = chooseByIds(held, [word], 'escalation');
    if (chosen === undefined) return exitCodes.findings;
    return resolve(terminal, keepers, { chosen, resolution, options });
  });
}

interface Decision {
  readonly chosen: Held;
  readonly resolution: Partial<CommandData>;
  readonly options: ResolveOptions;
}

async function resolve(terminal: Terminal, keepers: Keepers, decision: Decision): Promise<number> {
  const { chosen, resolution, options } = decision;
  const { note, timeout = timeoutMs, format } = options;
  const data: CommandData = {
    command: 'escalation-resolve',
    ids: [chosen.id],
    ...resolution,
    ...(note === undefined ? {} : { reason: note }),
  };
  const { answers, silent } = await keepers.ask({ data, of: [chosen.keeper], timeoutMs: timeout });
  noteSilent(terminal, silent);
  const { done = [], failed = [] } = answers[0]?.result ?? {};
  if (format === 'json')
    terminal.print(escapeJson(JSON.stringify({ version: 1, done, failed }, undefined, 2)));
  else printText(terminal, done, failed);
  if (done.length === 0) return exitCodes.findings;
  if (!chosen.data.waiting && resolution.resolution === 'reply')
    terminal.note(terminal.err.yellow('Its caller waits no longer: the reply is recorded, nobody got it.'));
  return exitCodes.clean;
}

type Failures = NonNullable<Answer['result']['failed']>;

function printText(terminal: Terminal, done: readonly string[], failed: Failures): void {
  for (const id of done) terminal.print(`${terminal.out.green('resolved')}  ${escapeText(id)}`);
  for (const { code, message } of failed)
    terminal.note(`${terminal.err.red(`${escapeText(code)}:`)} ${escapeText(message)}`);
}

/** Exactly one of them has to be said. */
async function readResolution(options: ResolveOptions): Promise<Partial<CommandData>> {
  const { reply, retry, drop, type, note, state } = options;
  const named = [reply, retry, drop].filter((each) => each !== undefined);
  if (named.length !== 1) {
    throw new Failure('how shall it be resolved?', { hint: 'One of --reply FILE, --retry, --drop.' });
  }
  if (state !== undefined && drop === undefined) {
    throw new Failure('while its agent does not run, a request can only be dropped', {
      hint: 'Start the agent, then resolve it without --state.',
    });
  }
  if (drop === true && note === undefined) {
    throw new Failure('a request is dropped with --note TEXT', { hint: 'The caller and the log show it.' });
  }
  if (reply === undefined) return { resolution: retry === true ? 'retry' : 'drop' };
  const data = reply === '-' ? await readData('-', undefined) : await readData(undefined, reply);
  return { resolution: 'reply', data, ...(type === undefined ? {} : { type }) };
}
