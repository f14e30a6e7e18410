import { Command } from 'commander';
import type { FormatOptions } from '../format/run-format.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';

/** `parley format` */
export function formatCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('format')
    .summary('lay the contracts out')
    .description(
      'Lays out messages, channels, agents and the configuration: indentation, spaces, empty lines.\n' +
        'Values, comments, quotes and the order of keys stay as they are.',
    )
    .helpGroup(groups.contracts)
    .argument('[paths...]', 'files, or folders of a workspace; - for stdin (default: the workspace)')
    .option('--check', 'write nothing; exit code 1 when a file would change')
    .option('--name <file>', 'what the text of stdin is called: .json or .yaml tells the language')
    .action(async (paths: readonly string[], options: FormatOptions) => {
      const { runFormat } = await import('../format/run-format.ts');
      finish(await runFormat(terminal, paths, options));
    });
  return addExamples(command, [
    ['parley format', 'all contracts of the workspace'],
    ['parley format --check', 'in CI: is everything in shape?'],
    ['parley format - --name a.agent.yaml < a.agent.yaml', 'what editors run'],
  ]);
}
