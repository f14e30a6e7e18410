import assert from 'node:assert/strict';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { contracts } from './contracts.ts';

describeWithMosquitto('A broker restarts under load', () => {
  let broker: Mosquitto;
  let buses: Bus[];
  beforeEach(async () => {
    broker = await startMosquitto(['max_queued_messages 100000']);
    buses = [await connect(broker.url), await connect(broker.url)];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await broker.close();
  });

  const run = async (signal: NodeJS.Signals) => {
    const handled = new Set<string>();
    const [first, second] = buses;
    const worker = first?.agent(defineAgent('worker', contracts), { work: ({ id }) => void handled.add(id) });
    const boss = second?.agent(defineAgent('boss', contracts), {});
    if (worker === undefined || boss === undefined) throw new Error('no bus');
    await worker.start();
    await boss.start();
    const ids: string[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < 3_000) {
        next += 1;
        ids.push((await boss.send('work', { n: next })).id);
      }
    };
    const sending = Promise.all(Array.from({ length: 20 }, lane));
    await until(() => handled.size > 500);
    await broker.stop(signal);
    await broker.start();
    await sending;
    return { worker, boss, ids, handled };
  };

  it('a clean restart loses nothing', async function () {
    this.timeout(60_000);
    const { worker, ids, handled } = await run('SIGTERM');
    await until(() => ids.every((id) => handled.has(id)));
    assert.deepEqual([worker.state, worker.role, worker.deadLetters().length], ['online', 'active', 0]);
  });

  it('after a kill everybody comes back, and all that is sent from then on arrives', async function () {
    this.timeout(60_000);
    const { worker, boss, handled } = await run('SIGKILL');
    const ids: string[] = [];
    await until(() => worker.role === 'active');
    for (let n = 0; n < 200; n += 1) ids.push((await boss.send('work', { n })).id);
    await until(() => ids.every((id) => handled.has(id)));
    assert.equal(worker.state, 'online');
  });
});
