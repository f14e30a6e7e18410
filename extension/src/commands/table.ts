import { check } from './check.ts';
import type { Command } from './command.ts';
import { explainRule } from './explain-rule.ts';
import type { commandIds } from './ids.ts';
import { init } from './init.ts';
import { newAgent } from './new-agent.ts';
import { newChannel } from './new-channel.ts';
import { newMessage } from './new-message.ts';
import { restartServer } from './restart-server.ts';
import { showGraph } from './show-graph.ts';
import { showHandlers } from './show-handlers.ts';
import { showOutput } from './show-output.ts';
import { showUses } from './show-uses.ts';

/** What they do. Read when the first of them is run: the start of the editor does not wait for it. */
export const commands: Readonly<Record<(typeof commandIds)[number], Command>> = {
  'parley.check': check,
  'parley.explainRule': explainRule,
  'parley.init': init,
  'parley.newAgent': newAgent,
  'parley.newChannel': newChannel,
  'parley.newMessage': newMessage,
  'parley.restartServer': restartServer,
  'parley.showGraph': showGraph,
  'parley.showHandlers': showHandlers,
  'parley.showOutput': showOutput,
  'parley.showUses': showUses,
};
