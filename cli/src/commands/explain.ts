import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { ExplainOptions } from '../rules/run-explain.ts';
import { groups } from './groups.ts';

/** `parley explain` */
export function explainCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('explain')
    .summary('say why a finding matters and how to mend it')
    .description('Says what a rule finds, why that matters, how to mend it and how to suppress it.')
    .helpGroup(groups.contracts)
    .argument('[rules...]', 'ids of rules, as findings show them')
    .addOption(
      new Option('--format <format>', 'how it is written')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .action(async (names: readonly string[], options: ExplainOptions) => {
      const { runExplain } = await import('../rules/run-explain.ts');
      finish(runExplain(terminal, names, options));
    });
  return addExamples(command, [
    ['parley explain KEY_UNKNOWN', 'one rule'],
    ['parley explain durable-every retain-with-one', 'two; case does not matter'],
  ]);
}
