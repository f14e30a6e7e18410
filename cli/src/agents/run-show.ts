import type { LiveInstance } from '@parley/runtime';
import { nearestOf } from '@parley/toolchain/nearest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { nameOf } from '../operate/keepers.ts';
import { escapeJson } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toJson } from './agents-json.ts';
import type { AgentsOptions } from './agents-options.ts';
import { formatAgent } from './agents-text.ts';
import { withAgents } from './open-agents.ts';

/** Shows what instances say about themselves. */
export async function runAgentsShow(
  terminal: Terminal,
  name: string,
  options: AgentsOptions,
): Promise<number> {
  return withAgents(options, (agents) => {
    const shown = findInstances(agents.list(), name);
    const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
    if (options.format === 'json') {
      const document = { version: 1, agents: shown.map(toJson) };
      terminal.print(escapeJson(JSON.stringify(document, undefined, 2)));
    } else terminal.print(shown.map((live) => formatAgent(live, look)).join('\n\n'));
    return Promise.resolve(exitCodes.clean);
  });
}

/** Those of an agent, or the one of that name. Throws a Failure where there is none. */
export function findInstances(instances: readonly LiveInstance[], name: string): readonly LiveInstance[] {
  const found = instances.filter((live) => live.agent === name || nameOf(live) === name);
  if (found.length > 0) return found;
  const near = nearestOf(name, [...new Set(instances.flatMap((live) => [live.agent, nameOf(live)]))]);
  throw new Failure(`no instance of ${name} on this broker`, {
    exitCode: exitCodes.findings,
    hint: near === undefined ? 'parley agents list shows who is there.' : `Did you mean ${near}?`,
  });
}
