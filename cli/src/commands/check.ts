import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { CheckOptions } from '../check/run-check.ts';
import { collectFormat, formatNames } from '../report/choice.ts';
import { failOnChoices } from '../report/report.ts';
import { groups } from './groups.ts';

/** `parley check` */
export function checkCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('check')
    .summary('find mistakes in the contracts')
    .description('Finds mistakes in the messages, channels and agents of a workspace, and between them.')
    .helpGroup(groups.contracts)
    .argument('[folder]', 'the workspace, or a folder in it', '.')
    .addOption(formatOption())
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit code 1')
        .choices([...failOnChoices])
        .default('error'),
    )
    .option('--fix', 'mend first what can be mended only one way; docs/guide/quick-fixes.md lists it')
    .option('--dry-run', 'with --fix: print what it would change, and change nothing')
    .option('--write-baseline [file]', 'write down what is found: from then on only what is new counts')
    .action(async (folder: string, options: CheckOptions) => {
      const { runCheck } = await import('../check/run-check.ts');
      finish(await runCheck(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley check', 'check the workspace around the current folder'],
    ['parley check --fail-on warning', 'let warnings fail a build too'],
    ['parley check --fix --dry-run', 'look at the safe fixes before they are made'],
    ['parley check --write-baseline', 'begin with a fleet that has findings already'],
    ['parley check --format json | jq .findings', 'findings for a program'],
    ['parley check --format sarif=out.sarif', 'into a file, for CI'],
  ]);
}

function formatOption(): Option {
  const option = new Option(
    '--format <format[=file]>',
    'how findings are written, and where to; can be given several times (default: text)',
  ).argParser(collectFormat);
  // For the help and the completion alone: `choices` would refuse a file.
  option.argChoices = [...formatNames];
  return option;
}
