import type { LiveInstance } from '@parley/runtime';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { formatAge } from '../operate/age.ts';
import { nameOf } from '../operate/keepers.ts';
import { formatCount } from '../report/words.ts';
import { escapeJson } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AgentsOptions } from './agents-options.ts';
import { withAgents } from './open-agents.ts';
import { findInstances } from './run-show.ts';

export interface RetireOptions extends AgentsOptions {
  /** Milliseconds. */
  readonly olderThan?: number;
}

/** Takes instances off the broker that will not come back; refuses to where one lives. */
export async function runAgentsRetire(
  terminal: Terminal,
  names: readonly string[],
  options: RetireOptions,
): Promise<number> {
  if (names.length === 0 && options.olderThan === undefined)
    throw new Failure('say whom: agent/instance, or --older-than 7d');
  return withAgents(options, async (agents) => {
    const known = agents.list();
    const chosen =
      names.length === 0 ? known.filter(isOffline) : names.flatMap((name) => chooseOffline(known, name));
    const retired = chosen.filter((live) => isOldEnough(live, options.olderThan));
    for (const { agent, instance } of retired) await agents.retire(agent, instance);
    if (options.format === 'json')
      terminal.print(escapeJson(JSON.stringify({ version: 1, retired: retired.map(nameOf) }, undefined, 2)));
    else for (const live of retired) terminal.print(`retired ${nameOf(live)}, ${ageOf(live)}`);
    if (options.format === 'text') terminal.note(terminal.err.bold(formatCount(retired.length, 'instance')));
    return exitCodes.clean;
  });
}

/** One that is named itself must be offline; an agent stands for those of its instances that are. */
function chooseOffline(known: readonly LiveInstance[], name: string): readonly LiveInstance[] {
  const named = findInstances(known, name);
  const offline = named.filter(isOffline);
  const [first] = named;
  if (offline.length > 0 || first === undefined) return offline;
  throw new Failure(`${nameOf(first)} is ${first.state}: only who is offline can be retired`, {
    exitCode: exitCodes.findings,
    hint: 'Stop it first. One that hangs goes offline when its process ends.',
  });
}

function isOffline({ state }: LiveInstance): boolean {
  return state === 'offline';
}

/** A crash that nobody saw has no time: it is never old enough. */
function isOldEnough({ sinceMs }: LiveInstance, olderThanMs: number | undefined): boolean {
  return olderThanMs === undefined || (sinceMs !== undefined && Date.now() - sinceMs > olderThanMs);
}

function ageOf({ sinceMs }: LiveInstance): string {
  return sinceMs === undefined
    ? 'offline, nobody knows since when'
    : `offline for ${formatAge(Date.now() - sinceMs)}`;
}
