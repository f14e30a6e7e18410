import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../examples/vehicle-maintenance/src/demo.ts', import.meta.url));

interface Demo {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly progress: () => string;
  /** Resolves when a text was written to stderr. */
  readonly says: (text: string) => Promise<void>;
  /** Resolves with the exit code when the demo and every process that it started are gone: all of them hold its pipes. */
  readonly ended: Promise<number | null>;
}

function startDemo(...parameters: readonly string[]): Demo {
  const child = spawn(process.execPath, ['--conditions=@parley/source', script, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let progress = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (progress += text));
  return {
    child,
    output: () => output,
    progress: () => progress,
    says: async (text) => {
      while (!progress.includes(text)) await once(child.stderr, 'data');
    },
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** The number at the end of a line of the table. */
function row(table: string, label: string): number {
  const line = table.split('\n').find((text) => text.trim().startsWith(label));
  assert.ok(line !== undefined, `no ${label} in\n${table}`);
  return Number(line.trim().split(/\s+/).at(-1)?.replaceAll(',', ''));
}

const header =
  'UDI,Product ID,Type,Air temperature [K],Process temperature [K],Rotational speed [rpm],Torque [Nm],Tool wear [min]';
const rows = [
  '1,M14860,M,298.1,308.6,1551,42.8,0',
  '70,"L47249",L,298.9,309,1410,65.7,191',
  '71,L47250,L,298.9,warm,1410,30,191',
  '72,L47251,X,298.9,309,1410,30,191',
  '73,H29486,H,298.9,309,1410,30,191',
];

describe('the demo of the fleet', function () {
  this.timeout(90_000);

  it('runs 200 readings through the fleet, and every count reconciles', async () => {
    const demo = startDemo('--readings', '200');
    assert.equal(await demo.ended, 0, demo.progress() + demo.output());
    const table = demo.output();
    const counts = ['Readings in', 'Analysed', 'Dead letters', 'Workflows completed'].map((label) =>
      row(table, label),
    );
    assert.deepEqual(counts, [200, 198, 2, 198]);
    assert.deepEqual(
      ['HDF', 'PWF', 'OSF', 'Engaged'].map((label) => row(table, label)),
      [6, 0, 4, 10],
    );
    assert.equal(row(table, 'Engaged'), row(table, 'accepted') + row(table, 'declined'));
    assert.ok(!table.includes('FAIL'), table);
    assert.match(table, /^ok {3}readings in 200 = /m);
    assert.match(
      table,
      /^Workflow \S+, completed: Reading .* > Analysis .* > Scheduling .* > Feedback .* > Completed /m,
    );
    assert.match(demo.progress(), /agents: 7 at work/);
  });

  it('reads a file, and lets its bad rows end as dead letters', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-demo-'));
    const input = join(folder, 'readings.csv');
    writeFileSync(input, ['\uFEFF' + header, ...rows, ''].join('\r\n'));
    const demo = startDemo('--input', input);
    const code = await demo.ended;
    rmSync(folder, { recursive: true });
    assert.equal(code, 0, demo.progress() + demo.output());
    const labels = ['Readings in', 'Analysed', 'HDF', 'PWF', 'OSF', 'Dead letters', 'invalid_data'];
    assert.deepEqual(
      labels.map((label) => row(demo.output(), label)),
      [5, 3, 0, 1, 1, 2, 2],
    );
  });

  it('goes on with live traffic until Ctrl-C, and leaves nothing running', async () => {
    const demo = startDemo('--readings', '20', '--stay');
    await demo.says('live traffic');
    demo.child.kill('SIGINT');
    assert.equal(await demo.ended, 0, demo.progress());
  });

  it('leaves nothing running after Ctrl-C while it starts', async () => {
    const demo = startDemo();
    await demo.says('broker: embedded');
    demo.child.kill('SIGINT');
    assert.equal(await demo.ended, 130, demo.progress());
    assert.match(demo.progress(), /stopping: the agents end what is under way/);
  });

  it('notices that an agent crashed, says so and ends', async function () {
    if (process.platform !== 'linux') this.skip();
    const demo = startDemo('--readings', '20', '--stay');
    await demo.says('live traffic');
    const { pid = 0 } = demo.child;
    const [agent = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    process.kill(Number(agent), 'SIGKILL');
    assert.equal(await demo.ended, 1);
    assert.match(demo.progress(), /^orchestrator crashed: SIGKILL$/m);
  });

  it('takes its agents with it when it is killed', async () => {
    const demo = startDemo('--readings', '20', '--stay');
    await demo.says('live traffic');
    demo.child.kill('SIGKILL');
    assert.equal(await demo.ended, null);
  });

  it('refuses wrong usage', async () => {
    const demo = startDemo('--readings', 'many');
    assert.equal(await demo.ended, 2);
    assert.match(demo.progress(), /--readings: "many"/);
  });

  it('refuses an input that is not there', async () => {
    const demo = startDemo('--input', 'nowhere.csv');
    assert.equal(await demo.ended, 3);
    assert.match(demo.progress(), /nowhere\.csv/);
  });

  it('explains itself', async () => {
    const demo = startDemo('--help');
    assert.equal(await demo.ended, 0);
    assert.match(demo.output(), /^Usage: npm run demo/);
  });
});
