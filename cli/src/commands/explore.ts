import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExploreOptions } from '../explore/explore-options.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { collect, connectionOptions, parseCount, parsePort } from './options.ts';

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
    .argument('[broker]', 'a broker of the configuration, or a URL; the same as --broker')
    .option(
      '-p, --port <port>',
      'the port of the page (default: one for the workspace, else the next free one)',
      parsePort,
    )
    .option('--rows <n>', 'how many messages are kept (default: 100000)', parseCount)
    .option('--memory <size>', 'how much memory they may take: 64MB, 1GB (default: 256MB)', parseMemory)
    .option('--read-only', 'nothing is sent from the page')
    .addOption(new Option('--topic <filter>', 'watch this topic filter too; repeatable').argParser(collect));
  for (const option of connectionOptions()) command.addOption(option);
  command.action(async (broker: string | undefined, options: ExploreOptions) => {
    const { runExplore } = await import('../explore/run-explore.ts');
    finish(await runExplore(terminal, broker === undefined ? options : { ...options, broker }));
  });
  return addExamples(command, [
    ['parley explore', 'the broker of the configuration'],
    ['parley explore production --rows 1000000 --memory 1GB', 'keep more'],
    ["parley explore --topic '$SYS/#' --topic 'legacy/#'", 'what the contracts do not declare, too'],
  ]);
}

const units: Readonly<Record<string, number>> = { KB: 1000, MB: 1_000_000, GB: 1_000_000_000 };

/** A size in bytes, decimal as the explorer prints it; less than 8 MB would hold nothing. */
function parseMemory(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+)(KB|MB|GB)$/u.exec(text) ?? [];
  const bytes = Number(amount) * (units[unit] ?? 0);
  if (bytes >= 8_000_000 && bytes <= 64_000_000_000) return bytes;
  throw new InvalidArgumentError('It is no size from 8MB to 64GB.');
}
