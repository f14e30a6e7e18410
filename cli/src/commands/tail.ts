import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import {
  connectionOptions,
  parseCount,
  parseDuration,
  parseMoment,
  watchArguments,
  watchOptions,
  wordsOf,
} from './options.ts';
import { queryHelp } from './query-help.ts';
import type { TailOptions } from '../tail/tail-options.ts';

const filters: readonly Option[] = [
  new Option('--channel <pattern>', 'a channel; * is any text'),
  new Option('--agent <name>', 'sent by, or addressed to, this agent'),
  new Option('--type <pattern>', 'a message type; * as above'),
  new Option('--correlation <id>', 'one workflow: the correlation id, its beginning or end'),
  new Option('--valid', 'only what keeps to the contracts').conflicts('invalid'),
  new Option('--invalid', 'only what breaks them'),
  new Option('--system', 'status, cards, health, events, receipts and commands too'),
  new Option(
    '--since <time>',
    'of what the broker kept, only what was sent since: 5m, 14:31, an ISO time',
  ).argParser(parseMoment),
].map((option) => option.helpGroup(groups.filters));

const outputs: readonly Option[] = [
  new Option('--json', 'JSON Lines; see below'),
  new Option('--count <n>', 'end after so many messages').argParser(parseCount),
  new Option('--duration <time>', 'end after 500ms, 30s, 5m').argParser(parseDuration),
].map((option) => option.helpGroup(groups.output));

const jsonHelp = `
Each line of --json is one object:
  time          arrival, RFC 3339        topic         where it came by
  verdict       valid, invalid, malformed, undeclared-channel, undeclared-message,
                wrong-version, wrong-sender, over-limit, expired, late, duplicate,
                system, cleared
  problems      of invalid: [{pointer, value, keyword, expected}]
  reason        of the other findings    retained      true for a kept message
  channel, type, id, sender, receiver, correlationId, causationId, parameters, data
  size          bytes                    latencyMs     of a reply: since its request`;

/** `parley tail` */
export function tailCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('tail')
    .summary('watch messages live, judged by the contracts')
    .description('Shows the messages on a broker as they travel, each judged by its contract.')
    .helpGroup(groups.running);
  for (const argument of watchArguments()) command.addArgument(argument);
  for (const option of [...watchOptions(groups.filters), ...filters, ...outputs, ...connectionOptions()])
    command.addOption(option);
  command.action(async (first: string | undefined, others: readonly string[], options: TailOptions) => {
    const { runTail } = await import('../tail/run-tail.ts');
    finish(await runTail(terminal, { ...options, words: wordsOf(first, others) }));
  });
  command.addHelpText('after', `${queryHelp}\n${jsonHelp}`);
  return addExamples(command, [
    ['parley tail', 'everything the contracts declare'],
    ['parley tail --invalid production', 'only what breaks a contract'],
    ["parley tail 'channel:analysis.* $.risk>0.8'", 'what a query of the explorer finds'],
    ["parley tail --channel 'market.*' --json", 'one family of channels, for a program'],
    ['parley tail --count 1 --duration 10s', 'wait for one message; exit code 1 when none comes'],
  ]);
}
