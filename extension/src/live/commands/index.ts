import { registerCommand } from '../../commands/index.ts';
import type { LiveShell } from '../live-shell.ts';
import { commandIds } from './ids.ts';

export function registerLiveCommands(live: LiveShell): void {
  for (const id of commandIds) {
    registerCommand(live.shell, {
      id,
      run: async (_shell, options) => (await import('./table.ts')).commands[id].run(live, options),
    });
  }
}
