import type { LiveAgents } from '@parley/runtime';
import { exitCodes } from '../exit-codes.ts';
import { nameOf } from '../operate/keepers.ts';
import { escapeJson } from '../terminal/escape.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toJson } from './agents-json.ts';
import type { AgentsListOptions } from './agents-options.ts';
import { formatAgents } from './agents-text.ts';
import { isWanted } from './is-wanted.ts';

const repaintMs = 1_000;
const clearScreen = '\u001b[2J\u001b[H';

/** Until Ctrl-C: the table again and again on a terminal, else a line for every change. */
export async function watchList(
  terminal: Terminal,
  agents: LiveAgents,
  options: AgentsListOptions,
): Promise<number> {
  const paints = terminal.columns !== undefined && options.format === 'text';
  const stop = paints ? repaint(terminal, agents, options) : tellChanges(terminal, agents, options);
  await untilInterrupted(terminal.closed);
  stop();
  return exitCodes.interrupted;
}

function repaint(terminal: Terminal, agents: LiveAgents, options: AgentsListOptions): () => void {
  const paint = (): void => {
    const look = { colors: terminal.out, columns: terminal.columns, nowMs: Date.now() };
    const wanted = agents.list().filter((live) => isWanted(live, options));
    terminal.print(clearScreen + formatAgents(wanted, look));
  };
  paint();
  const timer = setInterval(paint, repaintMs);
  const end = agents.listen(paint);
  return () => {
    clearInterval(timer);
    end();
  };
}

function tellChanges(terminal: Terminal, agents: LiveAgents, options: AgentsListOptions): () => void {
  const tell = (kind: string, live: ReturnType<LiveAgents['list']>[number]): void => {
    if (!isWanted(live, options)) return;
    const time = new Date().toISOString();
    if (options.format === 'json')
      terminal.print(escapeJson(JSON.stringify({ time, event: kind, ...toJson(live) })));
    else terminal.print(`${time}  ${kind.padEnd(7)}  ${nameOf(live)}  ${live.state}  ${live.role}`);
  };
  for (const live of agents.list()) tell('there', live);
  return agents.listen(({ kind, instance }) => {
    tell(kind, instance);
  });
}
