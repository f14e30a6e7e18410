import { Command } from 'commander';
import type { ExploreOptions } from '../explore/explore-options.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import {
  connectionOptions,
  keepOptions,
  parsePort,
  watchArguments,
  watchOptions,
  wordsOf,
} from './options.ts';
import { queryHelp } from './query-help.ts';

/** `parley explore` */
export function exploreCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('explore')
    .summary('the message explorer in a browser')
    .description(
      'Shows the messages on a broker in a browser: live, judged, searchable, with threads and agents.\n' +
        'From the page you can send messages and requests, one by one; with --read-only it only watches.\n' +
        'The page is served to this machine alone, and only to whoever has the link.',
    )
    .helpGroup(groups.running)
    .option(
      '-p, --port <port>',
      'the port of the page (default: one for the workspace, else the next free one)',
      parsePort,
    )
    .option('--read-only', 'nothing is sent from the page');
  for (const argument of watchArguments()) command.addArgument(argument);
  for (const option of [...keepOptions(), ...watchOptions(groups.filters), ...connectionOptions()])
    command.addOption(option);
  command.action(async (first: string | undefined, others: readonly string[], options: ExploreOptions) => {
    const { runExplore } = await import('../explore/run-explore.ts');
    finish(await runExplore(terminal, { ...options, words: wordsOf(first, others) }));
  });
  command.addHelpText('after', queryHelp);
  return addExamples(command, [
    ['parley explore', 'the broker of the configuration'],
    ['parley explore production --rows 1000000 --memory 1GB', 'keep more'],
    ["parley explore 'valid:false since:5m'", 'the page opens with a query'],
    ["parley explore --topic '$SYS/#' --topic 'legacy/#'", 'what the contracts do not declare, too'],
  ]);
}
