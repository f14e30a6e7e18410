import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';

const durable = { journal: 'fsync', records: 100_000, bytes: 256 * 1024 ** 2 } as const;
const contracts = bundle(
  [channel('orders', { durable, ttlMs: 600_000 })],
  [
    agent('shop', { sends: { orders: send() } }),
    agent('stock', { receives: { orders: receive(['orders'], { concurrency: 16 }) } }),
  ],
);

describeWithMosquitto('durable messages through a default Mosquitto', () => {
  it('all arrive, each handled once, though it is killed three times', async function () {
    this.timeout(120_000);
    const broker = await startMosquitto();
    const folder = await mkdtemp(join(tmpdir(), 'parley-durable-'));
    const shopBus = await connect(broker.url, { state: join(folder, 'shop') });
    const stockBus = await connect(broker.url, { state: join(folder, 'stock') });
    try {
      const runs = new Map<number, number>();
      const stock = stockBus.agent(defineAgent('stock', contracts), {
        orders: ({ data }) => {
          const { n } = data as { n: number };
          runs.set(n, (runs.get(n) ?? 0) + 1);
        },
      });
      await stock.start();
      const shop = shopBus.agent(defineAgent('shop', contracts), {});
      await shop.start();
      const total = 6_000;
      for (let n = 0; n < total; n += 100) {
        await Promise.all(Array.from({ length: 100 }, (_, index) => shop.send('orders', { n: n + index })));
        if (n === 1_000 || n === 3_000 || n === 5_000) {
          await broker.stop('SIGKILL');
          await broker.start();
        }
      }
      await until(() => runs.size === total && shop.statistics().unconfirmed === 0);
      assert.equal([...runs.values()].filter((count) => count > 1).length, 0);
    } finally {
      await Promise.all([shopBus.close(), stockBus.close()]);
      await broker.close();
      await rm(folder, { recursive: true });
    }
  });
});
