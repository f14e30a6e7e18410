import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { RulesOptions } from '../rules/run-rules.ts';
import { groups } from './groups.ts';

/** Written out, so that the help of all verbs need not load the rules; a test holds them against the families. */
const familyNames = ['file', 'structure', 'schema', 'topic', 'channel', 'agent', 'flow', 'config'];

/** `parley rules` */
export function rulesCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('rules')
    .summary('list what check looks for')
    .description(
      'Lists the rules of the check, with their levels and severities, and which of them the workspace switches off.',
    )
    .helpGroup(groups.contracts)
    .argument('[folder]', 'the workspace, or a folder in it (default: here, if there is one)')
    .addOption(new Option('--family <family>', 'the rules about one subject').choices(familyNames))
    .addOption(
      new Option('--level <level>', 'the rules of one level').choices(['MINIMAL', 'STANDARD', 'STRICT']),
    )
    .addOption(
      new Option('--format <format>', 'how they are written').choices(['text', 'json']).default('text'),
    )
    .action(async (folder: string | undefined, options: RulesOptions) => {
      const { runRules } = await import('../rules/run-rules.ts');
      finish(await runRules(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley rules', 'all of them'],
    ['parley rules --family flow', 'those about messages that nobody takes, and so on'],
    ['parley rules --level STRICT', 'those that run only on demand'],
  ]);
}
