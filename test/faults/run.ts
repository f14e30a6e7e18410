/**
 * `npm run faults [-- --seeds 30 --only seed --again --list]`: the long versions of the faults that `npm test` runs shortly, each step in a
 * process of its own. What passed is written down in .parley/faults.jsonl, and the next run goes on from there.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Step {
  readonly name: string;
  readonly file: string;
  /** Of the tests in the file; absent: all. */
  readonly only?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
/** Each byte in one of so many parts. */
const tornStep = 8;
const notes = join('.parley', 'faults.jsonl');

const steps = allSteps(Number(values.seeds)).filter(({ name }) => name.includes(values.only));
mkdirSync('.parley', { recursive: true });
if (values.again) forget(steps);
const passed = new Set(readNotes());
const failed: string[] = [];
for (const [index, step] of steps.entries()) {
  const place = `${String(index + 1).padStart(3)}/${steps.length} ${step.name}`;
  if (passed.has(step.name)) console.log(`${place}: passed before`);
  else if (values.list) console.log(place);
  else await take(step, place);
}
console.log(failed.length === 0 ? 'nothing failed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function take(step: Step, place: string): Promise<void> {
  const startedAt = performance.now();
  const { isPassed, output } = await run(step);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const facts = [...output.matchAll(/\((p50 [^)]+|\d+ processes)\)/g)].map(
    ([, fact]) => `\n      ${fact ?? ''}`,
  );
  console.log(`${place}: ${isPassed ? 'passed' : 'FAILED'} after ${seconds} s${facts.join('')}`);
  if (isPassed) appendFileSync(notes, `${JSON.stringify({ step: step.name, seconds })}\n`);
  else {
    console.log(output);
    failed.push(step.name);
  }
}

function allSteps(seeds: number): readonly Step[] {
  const tornParts = Array.from({ length: tornStep }, (_, index) => ({
    name: `torn ${index + 1} of ${tornStep}`,
    file: 'torn',
    environment: { PARLEY_TORN_STEP: String(tornStep), PARLEY_TORN_OFFSET: String(index) },
  }));
  const ofSeeds = Array.from({ length: seeds }, (_, index) => ({
    name: `seed ${index + 1}`,
    file: 'kills',
    only: `seed ${index + 1}:`,
    environment: { PARLEY_SEEDS: String(seeds) },
  }));
  return [
    ...ofSeeds,
    { name: 'network', file: 'network' },
    { name: 'offline', file: 'network', only: 'without a broker', environment: { PARLEY_OFFLINE: '200000' } },
    { name: 'standstill', file: 'standstill', environment: { PARLEY_STANDSTILL: '30' } },
    { name: 'full disk', file: 'full-disk' },
    { name: 'handlers', file: 'stuck-handler', environment: { PARLEY_BLOCK: '10' } },
    ...tornParts,
  ];
}

function readLines(): readonly string[] {
  return existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').filter(Boolean) : [];
}

function readNotes(): readonly string[] {
  return readLines().map(stepOf);
}

function forget(chosen: readonly Step[]): void {
  const names = new Set(chosen.map(({ name }) => name));
  const kept = readLines().filter((line) => !names.has(stepOf(line)));
  writeFileSync(notes, kept.map((line) => `${line}\n`).join(''));
}

function stepOf(line: string): string {
  return (JSON.parse(line) as { readonly step: string }).step;
}

async function run({ file, only, environment }: Step): Promise<{ isPassed: boolean; output: string }> {
  const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
  const parameters = ['--no-config', '--node-option', 'conditions=@parley/source', '--exit'];
  if (only !== undefined) parameters.push('--fgrep', only);
  const child = spawn(process.execPath, [mocha, ...parameters, `test/faults/${file}.test.ts`], {
    // Many short processes: each would strip the types of the same files.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'parley-compiled'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const isPassed = await new Promise<boolean>((resolve) => {
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
  return { isPassed: isPassed && output.includes(' passing') && !/ 0 passing| pending/.test(output), output };
}
