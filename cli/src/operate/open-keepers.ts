import { resolve } from 'node:path';
import { nearestOf } from '@parley/toolchain/nearest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';
import { openBrokerKeepers } from './broker-keepers.ts';
import { nameOf, type Keepers } from './keepers.ts';
import { Link } from './link.ts';
import type { OperateOptions } from './operate-options.ts';
import { openStateKeepers } from './state-keepers.ts';
import { openTarget } from './target.ts';

const defaultStateFolder = '.parley';

/** Finds who can be asked, runs the work, and leaves nothing open. */
export async function withKeepers<Result>(
  terminal: Terminal,
  options: OperateOptions,
  work: (keepers: Keepers) => Promise<Result>,
): Promise<Result> {
  const keepers =
    options.state === undefined
      ? await openBrokerKeepers(await openTarget(options), options)
      : await openState(terminal, options, options.state);
  try {
    if (keepers.keepers.length === 0) throw await nobody(options, keepers.label);
    return await work(keepers);
  } finally {
    await keepers.close();
  }
}

async function openState(
  terminal: Terminal,
  options: OperateOptions,
  named: string | true,
): Promise<Keepers> {
  return openStateKeepers({
    folder: named === true ? await configuredFolder(options.folder) : named,
    names: options,
    link: async () => Link.open(await openTarget(options)),
    onAlive: (keeper) => {
      terminal.note(
        terminal.err.yellow(`${nameOf(keeper)} is running: left out (without --state it is asked)`),
      );
    },
    onDamage: (keeper, { path, kind, savedAs }) => {
      const what = kind === 'tail' ? 'ended in an unfinished record' : 'was damaged: records are missing';
      const text = `the journal of ${nameOf(keeper)} ${what} (${path}); the bytes were put into ${savedAs}`;
      terminal.note(terminal.err.yellow(escapeText(text)));
    },
  });
}

/** The state folder of the workspace. */
export async function configuredFolder(folder: string): Promise<string> {
  const workspace = await findWorkspace(folder);
  const state = workspace === undefined ? defaultStateFolder : workspace.config.state;
  if (state !== null) return resolve(workspace?.folder ?? folder, state);
  throw new Failure('the configuration says "state: none": nothing is kept on the disk', {
    hint: 'Name a folder with --state FOLDER, or ask running agents over the broker.',
  });
}

async function nobody(options: OperateOptions, label: string): Promise<Failure> {
  const { agent, instance, state } = options;
  const who = agent === undefined ? 'no agent' : `no instance of ${agent}`;
  const which = instance === undefined ? who : `no ${agent ?? 'agent'}/${instance}`;
  if (state !== undefined) {
    return new Failure(`${which} has kept anything in ${label}`, {
      exitCode: exitCodes.findings,
      hint: 'A state folder holds AGENT/INSTANCE/journal.',
    });
  }
  const meant = agent === undefined ? undefined : await nearestAgent(options.folder, agent);
  const hint = 'What stopped agents have kept is read with --state FOLDER.';
  return new Failure(`${which} is running at ${label}`, {
    exitCode: exitCodes.findings,
    hint: meant === undefined ? hint : `Did you mean ${meant}? ${hint}`,
  });
}

/** Undefined also when the contracts have exactly this name: then it does not run. */
async function nearestAgent(folder: string, name: string): Promise<string | undefined> {
  const known = (await findWorkspace(folder))?.agents.map(({ name }) => name) ?? [];
  return known.includes(name) ? undefined : nearestOf(name, known);
}
