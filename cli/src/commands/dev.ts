import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { DevOptions } from '../dev/run-dev.ts';
import { groups } from './groups.ts';
import { collect, parsePort } from './options.ts';

/** `parley dev` */
export function devCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('dev')
    .summary('run everything here: broker, agents, live traffic')
    .description(
      'Starts a broker, checks and generates on every change, runs the agents and shows what they say.\n' +
        'Agents start by the key "run" of the configuration, with PARLEY_BROKER and PARLEY_AGENT set.',
    )
    .helpGroup(groups.running)
    .argument('[folder]', 'the workspace, or a folder in it', '.')
    .addOption(new Option('--port <port>', "the broker's port").argParser(parsePort).default(1883))
    .option('--only <agent>', 'run this agent only (repeatable)', collect)
    .option('--no-traffic', 'do not print messages')
    .action(async (folder: string, options: DevOptions) => {
      const { runDev } = await import('../dev/run-dev.ts');
      finish(await runDev(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley dev', 'everything, until Ctrl-C'],
    ['parley dev --port 0 --only pricing', 'one agent, on any free port'],
  ]);
}
