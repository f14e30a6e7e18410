/**
 * `npm run bench [-- --rounds 5] [--only TEXT] [--json FILE]`: Parley beside raw mqtt.js on Mosquitto, alternating runs, medians.
 * Reports ratios; asserts nothing, since the machines are noisy.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startMosquitto } from '../support/mosquitto.ts';
import { scenarios, type Scenario } from './scenario.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
const sides = ['raw', 'parley'] as const;
type Side = (typeof sides)[number];

const results = [];
for (const scenario of scenarios.filter(({ name }) => name.includes(options.only))) {
  const rates: Record<Side, number[]> = { raw: [], parley: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
      rates[side].push(await measure(side, scenario));
      process.stderr.write(`\r${scenario.name}: round ${String(round + 1)}, ${side}\u001b[K`);
    }
  }
  process.stderr.write('\r\u001b[K');
  const raw = median(rates.raw);
  const parley = median(rates.parley);
  results.push({ name: scenario.name, raw, parley, ratio: parley / raw, goal: scenario.goal, rates });
  console.log(
    `${scenario.name.padEnd(38)} raw ${format(raw)}/s  parley ${format(parley)}/s  ratio ${(parley / raw).toFixed(2)}  goal ${String(scenario.goal)}`,
  );
}
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, undefined, 2)}\n`);

/** Messages a second: from the first publish until the last one is handled (events) or answered (requests). */
async function measure(side: Side, scenario: Scenario): Promise<number> {
  // By default it silently drops what a slow reader has not taken after 1,000 messages.
  const broker = await startMosquitto(['max_queued_messages 0']);
  const consumer = await startWorker(side, 'consumer', broker.url);
  const producer = await startWorker(side, 'producer', broker.url);
  try {
    const handled = new Promise<void>((resolve) => {
      consumer.on('message', (message: { kind: string; count: number }) => {
        if (message.kind !== 'handled') return;
        producer.send(message);
        if (message.count >= scenario.messages) resolve();
      });
    });
    const sent = nextMessage(producer, 'sent');
    const startedAt = performance.now();
    producer.send({ kind: 'run', scenario });
    await Promise.all([sent, handled]);
    return (scenario.messages / (performance.now() - startedAt)) * 1_000;
  } finally {
    await Promise.all([producer, consumer].map(stopWorker));
    await broker.close();
  }
}

async function startWorker(side: Side, role: string, url: string): Promise<ChildProcess> {
  const worker = fork(new URL('worker.ts', import.meta.url), [side, role, url], {
    execArgv: ['--conditions=@parley/source'],
  });
  await nextMessage(worker, 'ready');
  return worker;
}

async function nextMessage(worker: ChildProcess, kind: string): Promise<void> {
  for (;;) {
    const [message] = (await once(worker, 'message')) as [{ kind: string }];
    if (message.kind === kind) return;
  }
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  const exited = once(worker, 'exit');
  worker.send({ kind: 'close' });
  await exited;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}

function format(rate: number): string {
  return Math.round(rate).toLocaleString('en').padStart(8);
}
