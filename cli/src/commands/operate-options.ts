import { Option } from 'commander';
import { groups } from './groups.ts';
import { collect, connectionOptions, parseDuration } from './options.ts';

/** Who is asked, how long, and how it is written. */
export function operateOptions(): readonly Option[] {
  return [
    new Option('--agent <name>', 'only what this agent keeps').helpGroup(groups.keepers),
    new Option('--instance <name>', 'only what this instance keeps').helpGroup(groups.keepers),
    new Option(
      '--state [folder]',
      "read the state folder of agents that do not run (default: the configuration's)",
    ).helpGroup(groups.keepers),
    new Option('--timeout <time>', 'how long an instance may be silent')
      .argParser(parseDuration)
      .helpGroup(groups.keepers),
    new Option('--format <format>', 'how it is written')
      .choices(['text', 'json'])
      .default('text')
      .helpGroup(groups.output),
    ...connectionOptions(),
  ];
}

/** Which dead letters. */
export function letterFilters(): readonly Option[] {
  return [
    new Option('--code <code>', 'given up for this reason (repeatable)').argParser(collect),
    new Option('--channel <pattern>', 'of a channel; * is one level, ** any number (repeatable)').argParser(
      collect,
    ),
    new Option('--since <time>', 'given up in the last 30m, 1h, 2d').argParser(parseDuration),
    new Option('--older-than <time>', 'given up longer ago than that').argParser(parseDuration),
  ].map((option) => option.helpGroup(groups.letters));
}
