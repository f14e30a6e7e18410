import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createMqttFactory } from '@parley/runtime/transport';
import { until } from '../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../runtime/support/world.ts';
import { stuckContracts } from './stuck-contracts.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';

const total = 10_000;
/** Sent and not handled at most. */
const credit = 50;
/** Seconds; 10 in `npm run faults`. */
const blockSeconds = Number(process.env.PARLEY_BLOCK ?? 3);
const never = new Promise(() => undefined);

function suite(protocol: 4 | 5): void {
  let broker: Mosquitto;
  let folder: string;
  let bus: Bus;
  let boss: AnyAgent;
  beforeEach(async () => {
    broker = await startMosquitto();
    folder = await mkdtemp(join(tmpdir(), 'parley-stuck-'));
    bus = await connect(createMqttFactory(broker.url, { protocol }), { state: folder });
    boss = bus.agent(defineAgent('boss', stuckContracts), {});
    await boss.start();
  });
  afterEach(async () => {
    await bus.close();
    await broker.close();
    await rm(folder, { recursive: true });
  });

  const start = async (handler: AnyHandlers[string]): Promise<AnyAgent> => {
    const handlers = { own: handler, other: handler };
    const worker = bus.agent(defineAgent('worker', stuckContracts), handlers, { drainTimeoutMs: 100 });
    await worker.start();
    return worker;
  };

  it(`one that never returns keeps none of ${String(total)} others from being handled`, async function () {
    this.timeout(60_000);
    const latencies: number[] = [];
    const sentAt: number[] = [];
    await start(async ({ data }) => {
      const { n } = data as { n: number };
      if (n === 0) await never;
      await setTimeout(0);
      latencies.push(performance.now() - (sentAt[n] ?? 0));
    });
    await boss.send('own', { n: 0 });
    for (let n = 1; n <= total; n += 1) {
      await until(() => n - latencies.length <= credit);
      sentAt[n] = performance.now();
      void boss.send(n % 2 === 0 ? 'own' : 'other', { n });
    }
    await until(() => latencies.length === total);
    latencies.sort((a, b) => a - b);
    const at = (share: number): string => (latencies[Math.ceil(total * share) - 1] ?? 0).toFixed(1);
    if (this.test !== undefined)
      this.test.title += ` (p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, last ${at(1)} ms)`;
  });

  it('one that never returned is found by the next life after a kill -9, though the broker has forgotten it', async function () {
    this.timeout(60_000);
    const begun: { n: number; attempt: number }[] = [];
    const first = await spawnWorker(broker.url, join(folder, 'worker'), begun);
    await boss.sendMany(
      'own',
      Array.from({ length: 400 }, (_, n) => ({ n })),
    );
    // The broker sends 256 of them ahead at most.
    await until(() => begun.length === 400);
    first.kill('SIGKILL');
    await once(first, 'exit');
    begun.length = 0;
    const second = await spawnWorker(broker.url, join(folder, 'worker'), begun);
    await until(() => begun.some(({ n }) => n === 0));
    second.kill('SIGKILL');
    await once(second, 'exit');
    assert.deepEqual(
      begun.filter(({ n }) => n === 0),
      [{ n: 0, attempt: 2 }],
    );
  });

  it(`those that throw, reject late or block the loop for ${blockSeconds} s harm their own message only`, async function () {
    this.timeout(60_000);
    const handled: number[] = [];
    const worker = await start(async ({ data }) => {
      const { n } = data as { n: number };
      if (n === 10) throw new Error('thrown');
      if (n === 20) {
        await setTimeout(500);
        throw new Error('late');
      }
      if (n === 30) block(blockSeconds * 1_000);
      await setTimeout(0);
      handled.push(n);
    });
    const contents = Array.from({ length: 400 }, (_, n) => ({ n }));
    await Promise.all([boss.sendMany('own', contents), boss.sendMany('other', [{ n: 1_000 }])]);
    await until(() => worker.statistics().handled + worker.statistics().failed === 401);
    assert.deepEqual([handled.length, new Set(handled).size, worker.statistics().failed], [399, 399, 2]);
    assert.deepEqual(
      worker
        .deadLetters()
        .map(({ reason }) => reason)
        .sort(),
      ['late', 'thrown'],
    );
  });
}

describeWithMosquitto('handlers behind a default Mosquitto, MQTT 3.1.1', () => {
  suite(4);
});
describeWithMosquitto('handlers behind a default Mosquitto, MQTT 5', () => {
  suite(5);
});

function block(ms: number): void {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt);
}

async function spawnWorker(url: string, state: string, begun: object[]): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('stuck-worker.ts', import.meta.url)), [url, state], {
    execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isOnline = false;
  child.on('message', (message: object) => {
    if ('isOnline' in message) isOnline = true;
    else begun.push(message);
  });
  await until(() => isOnline);
  return child;
}
