import { Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { InitOptions } from '../init/run-init.ts';
import { groups } from './groups.ts';

/** `parley init` */
export function initCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('init')
    .summary('start a workspace with agents that run')
    .description('Writes a small complete workspace: two agents, a request with its reply, an event.')
    .helpGroup(groups.contracts)
    .argument('[folder]', 'where; made when it is not there', '.')
    .option('--force', 'overwrite files that exist')
    .action(async (folder: string, options: InitOptions) => {
      const { runInit } = await import('../init/run-init.ts');
      finish(await runInit(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley init', 'in this folder; nothing that exists is touched'],
    ['parley init tea-shop', 'in a new folder'],
  ]);
}
