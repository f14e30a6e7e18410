import type { LiveAgents, LiveInstance } from '@parley/runtime';
import { exitCodes } from '../exit-codes.ts';
import { nameOf } from '../operate/keepers.ts';
import type { Target } from '../operate/target.ts';
import { formatCount } from '../report/words.ts';
import { operatorName } from '../send/operator-bundle.ts';
import { escapeJson } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toJson } from './agents-json.ts';
import type { AgentsListOptions } from './agents-options.ts';
import { formatAgents } from './agents-text.ts';
import { askHealth } from './ask-health.ts';
import { isWanted } from './is-wanted.ts';
import { withAgents } from './open-agents.ts';
import { watchList } from './watch-list.ts';

/** Shows which instances are there, once or until Ctrl-C. */
export async function runAgentsList(terminal: Terminal, options: AgentsListOptions): Promise<number> {
  return withAgents(options, async (agents, target) => {
    if (options.watch === true) return watchList(terminal, agents, options);
    const instances = await ask(agents, target, options);
    if (options.format === 'json') {
      const document = { version: 1, agents: instances.map(toJson) };
      terminal.print(escapeJson(JSON.stringify(document, undefined, 2)));
      return exitCodes.clean;
    }
    const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
    if (instances.length > 0) terminal.print(formatAgents(instances, look));
    const living = instances.filter(({ state }) => state !== 'offline').length;
    terminal.note(terminal.err.bold(`${formatCount(living, 'instance')} of ${instances.length} not offline`));
    return exitCodes.clean;
  });
}

/** Heartbeats are seldom: who is asked answers at once, and who hangs does not. */
async function ask(
  agents: LiveAgents,
  target: Target,
  options: AgentsListOptions,
): Promise<readonly LiveInstance[]> {
  const wanted = agents.list().filter((live) => isWanted(live, options));
  if (target.bundle?.operators.includes(operatorName) === false) return wanted;
  const alive = wanted.filter(({ state }) => state !== 'offline');
  const answers = await askHealth(target, alive, options.timeout);
  return wanted.map((live) => {
    if (live.state === 'offline') return live;
    const health = answers.get(nameOf(live));
    return health === undefined ? { ...live, state: 'suspected' } : { ...live, health };
  });
}
