import { resolve } from 'node:path';
import { listKept, openKept } from '@parley/runtime/offline';
import type { KeptState } from '@parley/runtime/offline';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { isNamed, nameOf, type Answers } from './keepers.ts';
import type { Keeper, KeeperNames, Keepers, Question } from './keepers.ts';
import type { Link } from './link.ts';

export interface StateKeepersOptions {
  readonly folder: string;
  readonly names: KeeperNames;
  /** Opened only when a message has to go out. */
  readonly link: () => Promise<Link>;
  /** An instance that runs: its journal is its own. */
  readonly onAlive: (keeper: Keeper) => void;
  readonly onDamage: (keeper: Keeper, damage: KeptState['damages'][number]) => void;
}

/** Reads what instances keep while they do not run. */
export async function openStateKeepers(options: StateKeepersOptions): Promise<Keepers> {
  const folder = resolve(options.folder);
  const kept = (await listKept(folder)).filter((keeper) => isNamed(keeper, options.names));
  const open: KeptState[] = [];
  const alive: Keeper[] = [];
  const close = async (): Promise<void> => {
    for (const state of open) await state.close();
    if (linked !== undefined) await (await linked).close();
  };
  let linked: Promise<Link> | undefined;
  const publish: Link['forward'] = async (packet) => {
    linked ??= options.link();
    await (await linked).forward(packet);
  };
  try {
    for (const keeper of kept) {
      const state = await openOne({ folder, ...keeper, publish });
      if (state === undefined) alive.push(keeper);
      else open.push(state);
    }
  } catch (error) {
    await close();
    throw error;
  }
  for (const keeper of alive) options.onAlive(keeper);
  if (open.length === 0 && alive.length > 0) throw allAlive(alive);
  for (const state of open) for (const damage of state.damages) options.onDamage(state, damage);
  return { label: folder, keepers: open, ask: (question) => ask(open, question), close };
}

async function openOne(options: Parameters<typeof openKept>[0]): Promise<KeptState | undefined> {
  try {
    return await openKept(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'unavailable') return undefined;
    throw error;
  }
}

async function ask(open: readonly KeptState[], { data, of }: Question): Promise<Answers> {
  const asked = open.filter((state) => of.some((keeper) => nameOf(keeper) === nameOf(state)));
  const answers = [];
  for (const state of asked) {
    const { answers: items, result = {} } = await state.ask(data);
    answers.push({ agent: state.agent, instance: state.instance, items, result });
  }
  return { answers, silent: [] };
}

function allAlive(alive: readonly Keeper[]): Failure {
  const names = alive.map(nameOf).join(', ');
  const what =
    alive.length === 1 ? 'is running and holds its journal' : 'are running and hold their journals';
  return new Failure(`${names} ${what}`, {
    exitCode: exitCodes.unreadable,
    hint: 'Leave out --state: what runs is asked over the broker.',
  });
}
