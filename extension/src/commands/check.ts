import { commands } from 'vscode';
import { askServer } from '../language/server-commands.ts';
import type { Command } from './command.ts';

/** Reads and checks everything again, and shows what was found. */
export const check: Command = {
  id: 'parley.check',
  run: async (shell) => {
    await askServer(shell, 'reload');
    await commands.executeCommand('workbench.actions.view.problems');
  },
};
