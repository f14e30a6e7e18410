import { registerCommand } from '../../commands/index.ts';
import type { LiveShell } from '../live-shell.ts';
import { clearLiveProblems } from './clear-live-problems.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import type { LiveCommand } from './live-command.ts';
import { openHandler } from './open-handler.ts';
import { pickBroker } from './pick-broker.ts';
import { runAgent } from './run-agent.ts';
import { runAgents } from './run-agents.ts';
import { openExplorer, showMessages } from './show-messages.ts';
import { startBroker } from './start-broker.ts';
import { stopAgents } from './stop-agents.ts';
import { stopBroker } from './stop-broker.ts';

/** Every command that has to do with a broker: a file, a line here and an entry in package.json each. */
const commands: readonly LiveCommand[] = [
  clearLiveProblems,
  connect,
  disconnect,
  openExplorer,
  openHandler,
  pickBroker,
  runAgent,
  runAgents,
  showMessages,
  startBroker,
  stopAgents,
  stopBroker,
];

export function registerLiveCommands(live: LiveShell): void {
  for (const { id, run } of commands) {
    registerCommand(live.shell, { id, run: (_shell, options) => run(live, options) });
  }
}
