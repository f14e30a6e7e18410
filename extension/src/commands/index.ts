import { commands as palette, window } from 'vscode';
import type { Shell } from '../shell.ts';
import type { Command, CommandOptions } from './command.ts';
import { commandIds } from './ids.ts';

export function registerCommands(shell: Shell): void {
  for (const id of commandIds) {
    registerCommand(shell, {
      id,
      run: async (...args) => (await import('./table.ts')).commands[id].run(...args),
    });
  }
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
