import { clearLiveProblems } from './clear-live-problems.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import type { commandIds } from './ids.ts';
import type { LiveCommand } from './live-command.ts';
import { openHandler } from './open-handler.ts';
import { pickBroker } from './pick-broker.ts';
import { runAgent } from './run-agent.ts';
import { runAgents } from './run-agents.ts';
import { openExplorer, showMessages } from './show-messages.ts';
import { startBroker } from './start-broker.ts';
import { stopAgents } from './stop-agents.ts';
import { stopBroker } from './stop-broker.ts';

/** What they do. Read when the first of them is run: the start of the editor does not wait for it. */
export const commands: Readonly<Record<(typeof commandIds)[number], LiveCommand>> = {
  'parley.clearLiveProblems': clearLiveProblems,
  'parley.connect': connect,
  'parley.disconnect': disconnect,
  'parley.openExplorer': openExplorer,
  'parley.openHandler': openHandler,
  'parley.pickBroker': pickBroker,
  'parley.runAgent': runAgent,
  'parley.runAgents': runAgents,
  'parley.showMessages': showMessages,
  'parley.startBroker': startBroker,
  'parley.stopAgents': stopAgents,
  'parley.stopBroker': stopBroker,
};
