/**
 * `npm run bench [-- --rounds 5] [--only TEXT] [--json FILE] [--no-write]`: Parley beside raw mqtt.js and Moleculer on Mosquitto,
 * alternating runs, medians. Writes docs/benchmarks.md; rows that did not run stay as they are. Asserts nothing, since machines are noisy.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { installMoleculer } from './install-moleculer.ts';
import { quantile } from './latency.ts';
import { describeMachine } from './machine.ts';
import { formatResults, mergeRows, type Result, type Results } from './results.ts';
import { scenarios, type Scenario } from './scenario.ts';
import { measure, type Cost, type Side } from './throughput.ts';
import { timings, type Timing } from './timings.ts';

const page = new URL('../../docs/benchmarks.md', import.meta.url);
/** What the page is written from. */
const record = new URL('results.json', import.meta.url);

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    write: { type: 'boolean', default: true },
  },
});
const rounds = Number(options.rounds);
const date = new Date().toISOString().slice(0, 10);

installMoleculer();
const fresh: Result[] = [];
const all: Record<string, unknown> = {};
const isWanted = ({ name }: { name: string }): boolean => name.includes(options.only);
for (const scenario of scenarios.filter(isWanted)) await keep(await runScenario(scenario));
for (const timing of timings.filter(isWanted)) await keep(await runTiming(timing));
if (options.json !== undefined) await writeFile(options.json, toText(all));

async function runScenario(scenario: Scenario): Promise<Result> {
  const { name } = scenario;
  const costs: Record<Side, Cost[]> = { raw: [], parley: [], moleculer: [] };
  const sides: Side[] =
    scenario.timesMoleculer === undefined ? ['raw', 'parley'] : ['raw', 'parley', 'moleculer'];
  for (let round = 1; round <= rounds; round++) {
    for (const side of round % 2 === 1 ? sides : sides.toReversed()) {
      progress(`${name}: round ${String(round)} of ${String(rounds)}, ${side}`);
      costs[side].push(await measure(side, scenario));
    }
  }
  all[name] = costs;
  const [raw, parley, moleculer] = [costs.raw, costs.parley, costs.moleculer].map(medianCost);
  const result = { kind: 'rate', name, date, rounds, raw, parley } as Result;
  return scenario.timesMoleculer === undefined ? result : ({ ...result, moleculer } as Result);
}

async function runTiming({ name, measure: measureOnce }: Timing): Promise<Result> {
  const found: Awaited<ReturnType<Timing['measure']>>[] = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`${name}: round ${String(round)} of ${String(rounds)}`);
    found.push(await measureOnce());
  }
  all[name] = found;
  const ms = median(found.map((each) => each.ms));
  const beside = found.flatMap(({ besideMs }) => (besideMs === undefined ? [] : [besideMs]));
  return {
    kind: 'time',
    name,
    date,
    rounds,
    ms,
    ...(beside.length === 0 ? {} : { besideMs: median(beside) }),
  };
}

/** Written after each row: a run that is broken off keeps what it has. */
async function keep(row: Result): Promise<void> {
  process.stderr.write('\r\u001b[K');
  fresh.push(row);
  console.log(formatLine(row));
  if (!options.write) return;
  const old = JSON.parse(await readFile(record, 'utf8')) as Results;
  const results: Results = { machine: describeMachine(), rows: mergeRows(old.rows, fresh) };
  await writeFile(record, toText(results));
  await writeFile(page, formatResults(results, { scenarios, timings }));
}

function formatLine(row: Result): string {
  if (row.kind === 'time')
    return `${row.name}: ${row.ms.toFixed(2)} ms${row.besideMs === undefined ? '' : `, beside ${row.besideMs.toFixed(2)} ms`}`;
  const { name, raw, parley, moleculer } = row;
  const show = ({ perSecond, cpuMicros }: Cost): string =>
    `${Math.round(perSecond).toLocaleString('en')}/s (${cpuMicros.toFixed(1)} µs)`;
  const rival = moleculer === undefined ? '' : `  moleculer ${show(moleculer)}`;
  return `${name}: raw ${show(raw)}  parley ${show(parley)}  ratio ${(parley.perSecond / raw.perSecond).toFixed(2)}${rival}`;
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    perSecond: Math.round(median(costs.map(({ perSecond }) => perSecond))),
    cpuMicros: Number(median(costs.map(({ cpuMicros }) => cpuMicros)).toFixed(1)),
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
