import { Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { GenerateOptions } from '../generate/run-generate.ts';
import { groups } from './groups.ts';

/** `parley generate` */
export function generateCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('generate')
    .summary('write TypeScript from the contracts')
    .description(
      'Writes types, validators, agents and the contract bundle into the folder that generate.out names.',
    )
    .helpGroup(groups.contracts)
    .argument('[folder]', 'the workspace, or a folder in it', '.')
    .option('--check', 'write nothing; exit code 1 when a file is not up to date')
    .option('--watch', 'do it again whenever a contract changes')
    .action(async (folder: string, options: GenerateOptions) => {
      const { runGenerate } = await import('../generate/run-generate.ts');
      finish(await runGenerate(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley generate', 'after a change of the contracts'],
    ['parley generate --check', 'in CI: is everything committed?'],
  ]);
}
