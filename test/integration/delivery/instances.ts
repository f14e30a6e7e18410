import assert from 'node:assert/strict';
import { until } from '../../runtime/support/until.ts';
import type { AnyAgent } from '../../runtime/support/world.ts';
import { numbers, type Numbered, type Stage } from './stage.ts';

/** Several instances of one agent, and what others see of them. */
export function defineInstances(stage: Stage): void {
  it('the front: of two instances one handles, and the other goes on when it stops', async () => {
    const by: string[] = [];
    const named = (name: string): Promise<AnyAgent> =>
      stage.worker({ orders: () => void by.push(name) }, { instance: name });
    const one = await named('one');
    const two = await named('two');
    const boss = await stage.scene.start('boss');
    assert.deepEqual([one.role, two.role], ['active', 'standby']);
    for (const n of numbers(5)) await boss.send('orders', { n, key: 'a' });
    await until(() => by.length === 5);
    await one.stop();
    for (const n of numbers(5)) await boss.send('orders', { n, key: 'a' });
    await until(() => by.length === 10);
    assert.deepEqual([two.role, by.filter((name) => name === 'one').length], ['active', 5]);
  });

  it('the front: when it crashes, the other handles what it had not finished', async () => {
    const one = await stage.worker({ orders: () => new Promise(() => undefined) });
    const two = await stage.worker({}, { instance: 'two' });
    const boss = await stage.scene.start('boss');
    await boss.send('orders', { n: 1, key: 'a' });
    await until(() => one.statistics().inFlight === 1);
    await stage.scene.crash(one);
    await until(() => stage.got.length === 1);
    assert.equal(two.role, 'active');
  });

  it('directed messages reach the instance, or the front', async () => {
    const by: string[] = [];
    const named = (name: string): Promise<AnyAgent> =>
      stage.worker(
        { orders: ({ data }) => void by.push(`${name} ${(data as Numbered).n}`) },
        { instance: name },
      );
    await named('one');
    await named('two');
    const boss = await stage.scene.start('boss');
    await boss.send('orders', { n: 1, key: 'a' }, { to: 'worker/two' });
    await boss.send('orders', { n: 2, key: 'a' }, { to: 'worker' });
    await until(() => by.length === 2);
    assert.deepEqual(by.sort(), ['one 2', 'two 1']);
  });

  it('every instance gets what is for all', async () => {
    await stage.worker();
    await stage.worker({}, { instance: 'two' });
    const boss = await stage.scene.start('boss');
    await boss.send('news', { n: 1 });
    await until(() => stage.got.length === 2);
  });

  it('presence: who was there before is seen, and the will tells of a crash', async () => {
    const one = await stage.worker();
    const boss = await stage.scene.start('boss');
    const peers = await boss.peers();
    await until(() => peers.find({ agent: 'worker' }).length === 1);
    await stage.scene.crash(one);
    await until(() => peers.find({ agent: 'worker', state: 'offline' }).length === 1);
  });

  it('retained: the last one is kept, and an empty one clears it', async () => {
    const seen: string[] = [];
    const topic = `${stage.scene.root}/kept`;
    const read = async (): Promise<void> => {
      const reader = await stage.scene.raw(({ payload }) => seen.push(Buffer.from(payload).toString()));
      await reader.subscribe([{ filter: topic }, { filter: `${topic}/end` }]);
      const mark = seen.length;
      await reader.publish({ topic: `${topic}/end`, payload: 'end' });
      await until(() => seen.includes('end', mark));
      await reader.close();
    };
    const writer = await stage.scene.raw();
    await writer.publish({ topic, payload: 'a', retain: true });
    await writer.publish({ topic, payload: 'b', retain: true });
    await read();
    await writer.publish({ topic, payload: '', retain: true });
    await read();
    assert.deepEqual(seen, ['b', 'end', 'end']);
  });

  if (stage.promises.sharing) {
    it('share: broker is granted, and all members get some', async () => {
      const by: string[] = [];
      const sharer = (name: string): Promise<AnyAgent> =>
        stage.scene.start('sharer', { shared: () => void by.push(name) }, { instance: name });
      await sharer('one');
      await sharer('two');
      const boss = await stage.scene.start('boss');
      for (const n of numbers(20)) await boss.send('shared', { n });
      await until(() => by.length === 20);
      assert.deepEqual(new Set(by), new Set(['one', 'two']));
    });
  } else {
    it('share: broker is refused with the reason', async () => {
      await assert.rejects(stage.scene.start('sharer', { shared: stage.take }), {
        code: 'unsupported',
        message: /shared subscriptions/,
      });
    });
  }
}
