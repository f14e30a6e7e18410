import assert from 'node:assert/strict';
import { agent, bundle, channel, receive } from '../../runtime/support/contracts.ts';
import { rest, until } from '../../runtime/support/until.ts';
import { eventOf, Wire, type Event } from './wire.ts';

const declared = [agent('worker', { receives: { work: receive(['work']) } })];
const contracts = bundle([channel('work')], declared);
const status = (instance: string) => `parley/v1/agents/worker/${instance}/status`;

for (const protocol of [5, 4] as const) {
  describe(`A running agent: presence, MQTT ${protocol}`, () => {
    let wire: Wire;
    beforeEach(async () => {
      wire = new Wire(contracts, { protocol });
      await wire.watch();
    });
    afterEach(() => wire.close());

    const start = (instance: string) => wire.start('worker', { work: () => undefined }, { instance });
    const pass = (condition: () => boolean) =>
      until(() => {
        wire.clock.advance(5);
        return condition();
      });
    const states = () =>
      wire.on(status('one')).map(({ data }) => {
        const { state, cause } = data as { state: string; cause?: string };
        return cause === undefined ? state : `${state} ${cause}`;
      });
    /** Another instance, played by the test: the front, until it says otherwise. */
    const tell = (topic: string, type: string, data: Event) =>
      wire.publish(
        topic,
        { id: `${type} ${JSON.stringify(data)}`, source: '/agents/worker/other', type, data },
        { retain: true },
      );
    const since = '2026-01-01T00:00:00.000Z';
    const tellStatus = (state: string, incarnation: number) =>
      tell(status('other'), 'parley.status.v1', {
        state,
        ...(state === 'offline' ? { cause: 'will' } : {}),
        incarnation,
        since,
      });
    const tellFront = (epoch: number) =>
      tell('parley/v1/agents/worker/front', 'parley.front.v1', { instance: 'other', epoch, since });

    it('REQ-PRES-2: has a will, shows itself on every connect, and says goodbye', async () => {
      const worker = await start('one');
      wire.broker.cut('parley/v1:worker/one');
      await pass(() => states().length === 3);
      await worker.stop();
      await until(() => states().includes('offline clean'));
      await rest();
      assert.deepEqual(
        states().filter((state) => state !== 'draining'),
        ['online', 'offline will', 'online', 'offline clean'],
      );
      assert.ok(wire.seen.every(({ topic, qos }) => topic !== status('one') || qos === 1));
    });

    it('REQ-PRES-9: has a larger incarnation at every start, within one millisecond too', async () => {
      for (let life = 0; life < 3; life += 1) await (await start('one')).stop();
      await until(() => states().filter((state) => state === 'offline clean').length === 3);
      const lives = wire.on(status('one')).map(({ data }) => (data as { incarnation: number }).incarnation);
      assert.deepEqual(
        lives,
        lives.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(lives).size, 3);
    });

    it('REQ-PRES-9: does not let the status of an earlier life replace that of a later', async () => {
      await tellFront(1);
      await tellStatus('online', 100);
      const one = await start('one');
      await tellStatus('offline', 99);
      for (let round = 0; round < 20; round += 1) {
        wire.clock.advance(100);
        await rest(5);
      }
      assert.equal(one.role, 'standby');
      await tellStatus('offline', 100);
      await pass(() => one.role === 'active');
    });

    it('REQ-PRES-10: does not take the front back from another that is online, but when that has gone', async () => {
      const one = await start('one');
      await until(() => one.role === 'active' && wire.broker.clients.includes('parley/v1:worker'));
      await tellStatus('online', 100);
      await tellFront(50);
      const taken: string[] = [];
      const other = await wire.client({
        clientId: 'parley/v1:worker',
        mayReconnect: () => false,
        onState: (state) => void taken.push(state),
      });
      for (let round = 0; round < 20; round += 1) {
        wire.clock.advance(100);
        await rest(5);
      }
      assert.deepEqual([one.role, other.state], ['standby', 'online']);
      await tellStatus('offline', 100);
      await pass(() => one.role === 'active' && other.state === 'taken-over');
    });

    it('REQ-PRES-10: does not reconnect a front that was taken over when the word of it comes later', async () => {
      const one = await start('one');
      await until(() => wire.broker.clients.includes('parley/v1:worker'));
      await tellStatus('online', 100);
      const other = await wire.client({ clientId: 'parley/v1:worker', mayReconnect: () => false });
      await tellFront(50);
      await rest();
      for (let round = 0; round < 20; round += 1) {
        wire.clock.advance(100);
        await rest(5);
      }
      assert.deepEqual([one.role, other.state], ['standby', 'online']);
    });

    it('REQ-PRES-11: does not obey who is no operator, whatever it orders and wherever', async () => {
      const one = await start('one');
      let sent = 0;
      for (const source of [
        '/agents/worker/one',
        '/agents/parley-cli2/x',
        'urn:parley-cli',
        '/agents/Parley-cli/x',
      ]) {
        for (const command of ['pause', 'drain', 'stop', 'health']) {
          for (const topic of ['parley/v1/commands/worker', 'parley/v1/commands/worker/one']) {
            sent += 1;
            const replyto = `parley/v1/inbox/${source.split('/')[2] ?? 'x'}/x/control`;
            await wire.publish(topic, {
              id: `c${sent}`,
              source,
              type: 'parley.command.v1',
              replyto,
              data: { command },
            });
          }
        }
      }
      await until(() => one.statistics().invalidSystem === sent);
      await rest();
      assert.deepEqual(
        [one.state, wire.seen.filter(({ topic }) => topic.includes('/inbox/'))],
        ['online', []],
      );
    });
  });
}

describe('A running agent with a tenant', () => {
  it('REQ-PRES-10: has the tenant in the client id of its front', async () => {
    const wire = new Wire(bundle([channel('work')], declared, { tenant: 'acme' }));
    await wire.start('worker', { work: () => undefined }, { instance: 'one' });
    await wire.publish('acme/work', eventOf({ id: 'a' }));
    await until(() => wire.acknowledged('acme/work').length === 1);
    assert.ok(wire.broker.clients.includes('acme/parley/v1:worker'));
    await wire.close();
  });
});
