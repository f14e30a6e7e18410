import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const contracts = bundle(
  [channel('work'), channel('alarm', { priority: 'critical' }), channel('news', { share: 'every' })],
  [
    agent('worker', {
      receives: { work: receive(['work']), alarm: receive(['alarm']), news: receive(['news']) },
    }),
    agent('boss', { sends: { work: send(), alarm: send(), news: send() } }),
  ],
);

for (const protocol of [5, 4] as const) {
  describe(`Election, MQTT ${protocol}`, () => {
    let world: World;
    let got: string[];
    beforeEach(() => {
      world = new World(contracts, { protocol });
      got = [];
    });
    afterEach(() => world.close());

    const start = (instance: string): Promise<AnyAgent> => {
      const collect = ({ channel, data }: { readonly channel: string; readonly data: unknown }): void => {
        got.push(`${instance} ${channel} ${(data as { n: number }).n}`);
      };
      return world.start('worker', { work: collect, alarm: collect, news: collect }, { instance });
    };
    const pass = (condition: () => boolean) =>
      until(() => {
        world.clock.advance(5);
        return condition();
      });

    it('makes the first instance the front, and the next a standby', async () => {
      const [one, two] = [await start('one'), await start('two')];
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      await boss.send('alarm', { n: 2 });
      await boss.send('news', { n: 3 });
      await until(() => got.length === 4);
      assert.deepEqual([one.role, two.role], ['active', 'standby']);
      assert.deepEqual(got.sort(), ['one alarm 2', 'one news 3', 'one work 1', 'two news 3']);
    });

    it('lets the standby take over when the front stops, and keeps what came meanwhile', async () => {
      const [one, two] = [await start('one'), await start('two')];
      const boss = await world.start('boss');
      await one.stop();
      await boss.send('work', { n: 1 });
      await pass(() => got.length === 1);
      assert.deepEqual([two.role, got], ['active', ['two work 1']]);
    });

    it('lets the standby take over when the front is cut off; the front comes back as a standby', async () => {
      const [one, two] = [await start('one'), await start('two')];
      world.broker.cut('parley/v1:worker/one');
      world.broker.cut('parley/v1:worker');
      await pass(() => two.role === 'active' && one.role === 'standby');
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      await pass(() => got.length === 1);
      await rest();
      assert.deepEqual([got, one.role], [['two work 1'], 'standby']);
    });

    it('does not give way for a connection that broke and came back', async () => {
      const [one, two] = [await start('one'), await start('two')];
      world.broker.cut('parley/v1:worker');
      await pass(() => world.broker.clients.includes('parley/v1:worker'));
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      await pass(() => got.length === 1);
      assert.deepEqual([one.role, two.role, got], ['active', 'standby', ['one work 1']]);
    });

    it('ends with one front when many start at once', async () => {
      const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(name)));
      await pass(() => all.filter(({ role }) => role === 'active').length === 1);
      for (let round = 0; round < 50; round += 1) {
        world.clock.advance(20);
        await rest(5);
      }
      assert.equal(all.filter(({ role }) => role === 'active').length, 1);
      const boss = await world.start('boss');
      for (let n = 0; n < 10; n += 1) await boss.send('work', { n });
      await pass(() => got.length === 10);
    });

    it('has a front that gets messages when all that start at once have started', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(name)));
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      await pass(() => got.length === 1);
    });

    it('gives each of those who were active an epoch of its own', async () => {
      const watcher = await world.raw();
      await watcher.subscribe([{ filter: 'parley/v1/agents/worker/front' }]);
      const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(name)));
      await pass(() => all.filter(({ role }) => role === 'active').length === 1);
      const records = world.seen
        .filter(({ topic }) => topic.endsWith('/front'))
        .map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as { data: { epoch: number } });
      const last = records.at(-1)?.data.epoch;
      assert.equal(records.filter(({ data }) => data.epoch === last).length, 1);
    });

    it('comes back after the broker was away, with one front', async () => {
      const all = [await start('one'), await start('two')];
      world.broker.stop();
      await rest();
      world.broker.start();
      await pass(() => world.broker.clients.length >= 7);
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      await pass(() => got.length === 1);
      assert.equal(all.filter(({ role }) => role === 'active').length, 1);
    });
  });
}
