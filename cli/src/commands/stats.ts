import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { StatsOptions } from '../stats/stats-options.ts';
import { groups } from './groups.ts';
import {
  connectionOptions,
  keepOptions,
  parseDuration,
  watchArguments,
  watchOptions,
  wordsOf,
} from './options.ts';
import { queryHelp } from './query-help.ts';

const outputs: readonly Option[] = [
  new Option('--once', 'one table at the end; needs --for, else Ctrl-C ends it'),
  new Option('--json', 'a JSON object a line at each interval, and at the end; see below'),
  new Option('--for <time>', 'end after 500ms, 30s, 5m').argParser(parseDuration),
  new Option('--every <time>', 'how often it is counted anew').argParser(parseDuration).default(1000, '1s'),
].map((option) => option.helpGroup(groups.output));

const jsonHelp = `
Each line of --json is one object:
  time, watchedMs, broker, query       connection    online, offline, connecting, ...
  counters      received, kept, evicted, excluded, truncated, dropped, missing, repeated,
                perSecond
  refused       [{filter, reason}]: what the broker does not let anybody see
  messages      inside the query, without those of the protocol itself
  channels, agents: [{channel | agent, messages, invalid, perSecond,
                sizeBytes: {p50, p95}, latencyMs: {p95}, lastAt}]`;

/** `parley stats` */
export function statsCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('stats')
    .summary('count live: rates, shares, sizes, latencies')
    .description(
      'Counts what travels on a broker, by channel and by agent: rate, messages, how many keep their contract, ' +
        'sizes, time until replies. On a terminal the table stays in its place; else it is printed at the end.',
    )
    .helpGroup(groups.running);
  for (const argument of watchArguments()) command.addArgument(argument);
  for (const option of [
    ...watchOptions(groups.filters),
    ...outputs,
    ...keepOptions(),
    ...connectionOptions(),
  ])
    command.addOption(option);
  command.action(async (first: string | undefined, others: readonly string[], options: StatsOptions) => {
    const { runStats } = await import('../stats/run-stats.ts');
    finish(await runStats(terminal, { ...options, words: wordsOf(first, others) }));
  });
  command.addHelpText('after', `${queryHelp}\n${jsonHelp}`);
  return addExamples(command, [
    ['parley stats', 'everything the contracts declare, until Ctrl-C'],
    ["parley stats production 'channel:analysis.* latency>200ms'", 'what is slow there'],
    ['parley stats --once --for 10s', 'one table, of ten seconds'],
    ["parley stats --json --for 1m | jq '.counters.missing'", 'for a program'],
  ]);
}
