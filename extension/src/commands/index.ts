import { commands as palette, window } from 'vscode';
import type { Shell } from '../shell.ts';
import { check } from './check.ts';
import type { Command, CommandOptions } from './command.ts';
import { explainRule } from './explain-rule.ts';
import { init } from './init.ts';
import { newAgent } from './new-agent.ts';
import { newChannel } from './new-channel.ts';
import { newMessage } from './new-message.ts';
import { restartServer } from './restart-server.ts';
import { showGraph } from './show-graph.ts';
import { showHandlers } from './show-handlers.ts';
import { showOutput } from './show-output.ts';
import { showUses } from './show-uses.ts';

/** Every command: a file, a line here and an entry in package.json each. */
const commands: readonly Command[] = [
  check,
  explainRule,
  init,
  newAgent,
  newChannel,
  newMessage,
  restartServer,
  showGraph,
  showHandlers,
  showOutput,
  showUses,
];

export function registerCommands(shell: Shell): void {
  for (const command of commands) registerCommand(shell, command);
}

/** Registers a command; what it throws is shown to the user. */
export function registerCommand(shell: Shell, { id, run }: Command): void {
  const registered = palette.registerCommand(id, async (options: unknown) => {
    try {
      return await run(shell, toOptions(options));
    } catch (error) {
      shell.output.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage(`Parley: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  });
  shell.context.subscriptions.push(registered);
}

function toOptions(value: unknown): CommandOptions {
  return typeof value === 'object' && value !== null ? (value as CommandOptions) : {};
}
