import { Command } from 'commander';
import type { Invocation } from '../invocation.ts';

/** `parley __complete` -- WORDS, which the completion scripts call: one candidate a line, with its description after a tab. */
export function completeCommand({ terminal }: Invocation): Command {
  const command = new Command('__complete')
    .argument('[words...]', 'the words after "parley"; the last is the one being typed')
    .helpOption(false)
    .action(async (words: readonly string[]) => {
      const { complete } = await import('../completion/complete.ts');
      for (const candidate of await complete(command.parent ?? command, words)) terminal.print(candidate);
    });
  return command;
}
