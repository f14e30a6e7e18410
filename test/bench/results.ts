import type { Scenario } from './scenario.ts';
import { formatTable } from './table.ts';
import type { Cost } from './throughput.ts';
import type { Timing } from './timings.ts';

/** One measured row; medians of its rounds. */
export type Result = {
  readonly name: string;
  /** The day. */
  readonly date: string;
  readonly rounds: number;
} & (
  | { readonly kind: 'rate'; readonly raw: Cost; readonly parley: Cost; readonly moleculer?: Cost }
  | { readonly kind: 'time'; readonly ms: number; readonly besideMs?: number }
);

export interface Results {
  /** Processors, system and versions of the last run. */
  readonly machine: string;
  readonly rows: readonly Result[];
}

export interface Rows {
  readonly scenarios: readonly Scenario[];
  readonly timings: readonly Pick<Timing, 'name' | 'goalMs' | 'beside' | 'whenMissed'>[];
}

/** The new rows in place of those of the same name; the others stay, with their dates. */
export function mergeRows(old: readonly Result[], fresh: readonly Result[]): readonly Result[] {
  const names = new Set(fresh.map(({ name }) => name));
  return [...old.filter(({ name }) => !names.has(name)), ...fresh];
}

/** The page of the figures. A row without a scenario is one that no longer exists. */
export function formatResults({ machine, rows }: Results, { scenarios, timings }: Rows): string {
  const find = <Kind extends Result['kind']>(kind: Kind, name: string) =>
    rows.find((row): row is Result & { kind: Kind } => row.kind === kind && row.name === name);
  const rates = scenarios.flatMap((scenario) => {
    const result = find('rate', scenario.name);
    return result === undefined ? [] : [{ scenario, result }];
  });
  const times = timings.flatMap((timing) => {
    const result = find('time', timing.name);
    return result === undefined ? [] : [{ timing, result }];
  });
  const missed = [
    ...rates
      .filter(({ scenario, result }) => !isReached(scenario, result))
      .map(({ scenario }) => `- **${scenario.name}.** ${scenario.whenMissed}`),
    ...times
      .filter(({ timing, result }) => result.ms > timing.goalMs)
      .map(({ timing }) => `- **${timing.name}.** ${timing.whenMissed}`),
  ];
  return [
    head(machine),
    section('Messages a second', formatRates(rates)),
    section('Requests beside Moleculer', formatRivals(rates)),
    section('Times', formatTimes(times)),
    missed.length === 0 ? '' : section('Why goals are missed', missed.join('\n')),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

interface Rate {
  readonly scenario: Scenario;
  readonly result: Result & { readonly kind: 'rate' };
}

function head(machine: string): string {
  return `# Benchmarks

<!-- Written by \`npm run bench\`: change test/bench, not this page. -->

What the columns mean, and how to measure on your machine: [performance](guide/performance.md). CPU is processor time of producer and
consumer together, a message.

${machine}`;
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function formatRates(rates: readonly Rate[]): string {
  const columns = [
    'Scenario',
    'raw/s',
    'Parley/s',
    'ratio',
    'goal',
    'met',
    'raw CPU',
    'Parley CPU',
    'measured',
  ];
  const cells = rates.map(({ scenario, result }) => [
    scenario.name,
    count(result.raw.perSecond),
    count(result.parley.perSecond),
    (result.parley.perSecond / result.raw.perSecond).toFixed(2),
    'ratio' in scenario.goal ? String(scenario.goal.ratio) : `${count(scenario.goal.perSecond)}/s`,
    isReached(scenario, result) ? 'yes' : 'no',
    `${String(Math.round(result.raw.cpuMicros))} µs`,
    `${String(Math.round(result.parley.cpuMicros))} µs`,
    measured(result),
  ]);
  return formatTable(columns, cells);
}

function formatRivals(rates: readonly Rate[]): string {
  const cells = rates.flatMap(({ scenario, result }) => {
    const { moleculer, parley } = result;
    if (moleculer === undefined || scenario.timesMoleculer === undefined) return [];
    const times = parley.perSecond / moleculer.perSecond;
    return [
      [
        scenario.name,
        count(moleculer.perSecond),
        count(parley.perSecond),
        times.toFixed(2),
        String(scenario.timesMoleculer),
        times >= scenario.timesMoleculer ? 'yes' : 'no',
        `${String(Math.round(moleculer.cpuMicros))} µs`,
        `${String(Math.round(parley.cpuMicros))} µs`,
        measured(result),
      ],
    ];
  });
  const columns = [
    'Moleculer/s',
    'Parley/s',
    'times',
    'goal',
    'met',
    'Moleculer CPU',
    'Parley CPU',
    'measured',
  ];
  return formatTable(['Scenario', ...columns], cells);
}

function formatTimes(
  times: readonly { timing: Rows['timings'][number]; result: Result & { kind: 'time' } }[],
): string {
  const cells = times.map(({ timing, result }) => [
    timing.name,
    formatMs(result.ms),
    formatMs(timing.goalMs),
    result.ms <= timing.goalMs ? 'yes' : 'no',
    result.besideMs === undefined ? '' : `${formatMs(result.besideMs)}: ${timing.beside}`,
    measured(result),
  ]);
  return formatTable(['What', 'Parley', 'goal', 'met', 'beside', 'measured'], cells);
}

function isReached({ goal }: Scenario, { raw, parley }: Rate['result']): boolean {
  if ('ratio' in goal) return parley.perSecond / raw.perSecond >= goal.ratio;
  return parley.perSecond >= goal.perSecond;
}

function measured({ date, rounds }: Result): string {
  return `${date}, ${String(rounds)} ${rounds === 1 ? 'round' : 'rounds'}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function formatMs(value: number): string {
  return `${value < 10 ? value.toFixed(2) : count(value)} ms`;
}
