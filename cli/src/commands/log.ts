import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { LogOptions } from '../log/log-options.ts';
import { groups } from './groups.ts';
import { collect, connectionOptions, parseCount, parseDuration } from './options.ts';

const filters: readonly Option[] = [
  new Option('--channel <pattern>', 'a channel; * is one level, ** any number (repeatable)').argParser(
    collect,
  ),
  new Option('--type <pattern>', 'a message type; * and ** as above (repeatable)').argParser(collect),
  new Option('--sender <name>', 'an agent, agent/instance, or a whole source (repeatable)').argParser(
    collect,
  ),
  new Option('--correlation <id>', 'one workflow (repeatable)').argParser(collect),
  new Option('--subject <text>', 'what the message is about (repeatable)').argParser(collect),
  new Option('--tag <tag>', 'it carries one of these (repeatable)').argParser(collect),
  new Option('--filter <json>', 'a filter as programs write it, with and, or, not'),
  new Option('--sent', 'only what was sent').conflicts('received'),
  new Option('--received', 'only what was received'),
  new Option('--since <time>', 'in the last 30m, 1h, 2d').argParser(parseDuration),
].map((option) => option.helpGroup(groups.filters));

const others: readonly Option[] = [
  new Option('--state [folder]', "the state folder (default: the configuration's)").helpGroup(groups.keepers),
  new Option('--agent <name>', 'only what this agent logged').helpGroup(groups.keepers),
  new Option('--instance <name>', 'only what this instance logged').helpGroup(groups.keepers),
  new Option('--limit <n>', 'how many at most, the newest')
    .argParser(parseCount)
    .default(1000)
    .helpGroup(groups.output),
  new Option('--json', 'JSON Lines: at, agent, instance, direction, message').helpGroup(groups.output),
];

/** `parley log` */
export function logCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('log')
    .summary('show what stopped agents sent and received')
    .description(
      'Shows the messages that agents kept in their message log (the option messageLog), oldest first. ' +
        'It reads a state folder: a running instance holds its own. Filters add up.',
    )
    .helpGroup(groups.running);
  const folder = connectionOptions().filter(({ long }) => long === '--folder');
  for (const option of [...filters, ...others, ...folder]) command.addOption(option);
  command.action(async (options: LogOptions) => {
    const { runLog } = await import('../log/run-log.ts');
    finish(await runLog(terminal, options));
  });
  return addExamples(command, [
    ['parley log --agent ledger --since 1h', 'what the ledger did in the last hour'],
    ["parley log --channel 'order.**' --json | jq .message.data", 'the data, for a program'],
  ]);
}
