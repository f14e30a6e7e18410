import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Bus } from '@parley/runtime';
import { startBroker } from '@parley/runtime/broker';
import { defineAgent } from '@parley/runtime/codegen';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { contracts } from './contracts.ts';
import { WorkerProcess } from './worker-process.ts';

interface Broker {
  readonly url: string;
  close(): Promise<void>;
}

/** Sends with a bounded number under way, and keeps the ids. */
async function sendMany(bus: Bus, count: number): Promise<readonly string[]> {
  const boss = bus.agent(defineAgent('boss', contracts), {});
  await boss.start();
  const ids: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      ids.push((await boss.send('work', { n: next })).id);
    }
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return ids;
}

function suite(start: () => Promise<Broker>): void {
  let broker: Broker;
  let folder: string;
  let workers: WorkerProcess[];
  let bus: Bus;
  beforeEach(async () => {
    broker = await start();
    folder = mkdtempSync(join(tmpdir(), 'parley-faults-'));
    workers = ['one', 'two'].map(
      (instance) => new WorkerProcess(broker.url, { instance, file: join(folder, instance) }),
    );
    bus = await connect(broker.url);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await bus.close();
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the standby goes on, and nothing is lost', async function () {
    this.timeout(60_000);
    await until(
      () => workers.every(({ isOnline }) => isOnline) && workers.some(({ role }) => role === 'active'),
    );
    const sending = sendMany(bus, 3_000);
    // Two that start at once may hand over once: who works is who is active.
    const isAtWork = ({ role, handled }: WorkerProcess): boolean => role === 'active' && handled.length > 500;
    await until(() => workers.some(isAtWork));
    const active = workers.find(isAtWork);
    const standby = workers.find((worker) => worker !== active);
    await active?.kill();
    await until(() => standby?.role === 'active');
    const ids = await sending;
    const handled = (): Set<string> => new Set(workers.flatMap((worker) => worker.handled));
    await until(() => handled().size >= ids.length);
    assert.deepEqual(
      ids.filter((id) => !handled().has(id)),
      [],
    );
    const effects = workers.flatMap((worker) => worker.handled).length;
    // Only what was under way at the crash may have been handled twice.
    assert.ok(effects - ids.length <= 256, `${effects - ids.length} twice`);
  });
}

describe('An active instance is killed under load, embedded broker', () => {
  suite(() => startBroker());
});
describeWithMosquitto('An active instance is killed under load, Mosquitto', () => {
  suite(() => startMosquitto(['max_queued_messages 100000']));
});
