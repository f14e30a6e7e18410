import assert from 'node:assert/strict';
import { until } from '../../runtime/support/until.ts';
import { numbers, sorted, type Numbered, type Stage } from './stage.ts';

/** A broker that ends and comes back. */
export function defineOutages(stage: Stage): void {
  const { survives } = stage.promises;
  const killed = `durable${survives === 'kill' ? ' and at-least-once' : ''}: a broker that is killed loses nothing, and nothing is handled twice`;

  if (survives === 'restart') {
    it('at-least-once: a broker that is restarted keeps what it has', async () => {
      const first = await stage.worker();
      const boss = await stage.scene.start('boss');
      await first.stop();
      await Promise.all(numbers(20).map((n) => boss.send('orders', { n, key: 'a' })));
      await stage.server.stop();
      await stage.server.start();
      await stage.worker();
      await until(() => stage.got.length === 20);
      assert.deepEqual(stage.got, numbers(20));
    });
  }

  it(killed, async function () {
    this.timeout(90_000);
    const parcels: number[] = [];
    const first = await stage.worker();
    await stage.scene.start(
      'carrier',
      { parcels: ({ data }) => void parcels.push((data as Numbered).n) },
      { instance: 'one' },
    );
    const boss = await stage.scene.start('boss', {}, { instance: 'one' });
    await first.stop();
    await Promise.all(numbers(20).map((n) => boss.send('orders', { n, key: 'a' })));
    const sending = Promise.all(numbers(200).map((n) => boss.send('parcels', { n })));
    await until(() => parcels.length > 20);
    await stage.server.stop('SIGKILL');
    const later = Promise.all(numbers(200).map((n) => boss.send('parcels', { n: n + 200 })));
    await stage.server.start();
    await Promise.all([sending, later]);
    await until(() => boss.statistics().unconfirmed === 0);
    assert.deepEqual(sorted(parcels), numbers(400));
    // Without `durable`: what the broker had, or nothing of it.
    const kept = survives === 'kill' ? numbers(20) : [];
    await stage.worker();
    await boss.send('orders', { n: 20, key: 'a' });
    await until(() => stage.got.includes(20));
    assert.deepEqual(stage.got, [...kept, 20]);
  });
}
