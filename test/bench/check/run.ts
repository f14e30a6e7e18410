/**
 * `npm run bench:check [-- --rounds 5] [--sizes 4,300,5000] [--edits 200] [--json FILE]`: the check beside
 * `asyncapi validate` and `buf lint` on the same fleet, alternating runs, medians. Asserts nothing, since the machines are noisy.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cost, medianCost } from './cost.ts';
import { installParley } from './installed.ts';
import { measure } from './measure.ts';
import { type Recheck, recheckParley, reparseAsyncApi } from './recheck.ts';
import { type Row, formatRechecks, formatRows } from './report.ts';
import { installRivals } from './rivals.ts';
import { type Places, prepareSides } from './sides.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '4,300,5000' },
    edits: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const sizes = options.sizes.split(',').map(Number);

installRivals();
const folder = await mkdtemp(join(tmpdir(), 'parley-fleets-'));
const measured: (Row & { readonly rounds: readonly Cost[] })[] = [];
try {
  const places = { folder, parleyCommand: installParley(folder) };
  for (const files of sizes) measured.push(...measureSize(places, files));
} finally {
  await rm(folder, { recursive: true });
}
console.log(formatRows(measured));
const rechecks = await measureRechecks(Math.max(...sizes));
console.log(`\n${formatRechecks(rechecks)}`);
if (options.json !== undefined)
  await writeFile(options.json, `${JSON.stringify({ measured, rechecks }, undefined, 2)}\n`);

function measureSize(places: Places, files: number): typeof measured {
  const sides = prepareSides(places, files).map((side) => ({ ...side, costs: [] as Cost[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, run, costs } of round % 2 === 0 ? sides : sides.toReversed()) {
      process.stderr.write(`\r${files} files: round ${round + 1}, ${name}\u001b[K`);
      costs.push(measure(run));
    }
  }
  process.stderr.write('\r\u001b[K');
  return sides.map(({ name, costs }) => ({ files, name, cost: medianCost(costs), rounds: costs }));
}

async function measureRechecks(files: number): Promise<readonly Recheck[]> {
  const edits = Number(options.edits);
  process.stderr.write(`\r${files} files: one file changed\u001b[K`);
  const parley = recheckParley(files, edits);
  // It takes seconds each: a few tell enough.
  const asyncApi = await reparseAsyncApi(files, Math.min(edits, 5));
  process.stderr.write('\r\u001b[K');
  return [parley, asyncApi];
}
