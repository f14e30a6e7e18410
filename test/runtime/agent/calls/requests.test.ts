import assert from 'node:assert/strict';
import { isParleyError, ParleyError } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../../support/contracts.ts';
import { rest, until } from '../../support/until.ts';
import { World, type AnyAgent, type AnyHandlers } from '../../support/world.ts';

const reply = { channel: 'answer', timeoutMs: 1_000 };
const contracts = bundle(
  [
    channel('guarded', { reply }),
    channel('backlog'),
    channel('narrow', { reply }),
    channel('quick', { reply, idempotent: true }),
    channel('answer', { address: null }),
  ],
  [
    agent('worker', {
      receives: {
        guarded: receive(['guarded']),
        narrow: receive(['narrow'], { concurrency: 100 }),
        quick: receive(['quick'], { concurrency: 100 }),
      },
    }),
    agent('boss', {
      sends: {
        guarded: send({ breaker: { failureRate: 0.5 } }),
        narrow: send({ bulkhead: 2 }),
        quick: send({ hedge: true }),
      },
    }),
    agent('prudent', { sends: { guarded: send({ breaker: { failureRate: 0.5 }, fallback: 'backlog' }) } }),
    agent('observer', { receives: { 'parley.events.circuit': receive([]) } }),
  ],
);

const answer: AnyHandlers[string] = ({ data }) => data;

describe('Requests', () => {
  let world: World;
  beforeEach(async () => {
    world = new World(contracts);
    await world.raw();
  });
  afterEach(() => world.close());

  const start = async (handlers: AnyHandlers, name = 'boss'): Promise<AnyAgent> => {
    await world.start('worker', { guarded: answer, narrow: answer, quick: answer, ...handlers });
    return world.start(name);
  };

  const codeOf = async (call: Promise<unknown>): Promise<string> => {
    try {
      await call;
      return 'answered';
    } catch (error) {
      return isParleyError(error) ? error.code : String(error);
    }
  };

  describe('with a breaker', () => {
    let isWell: boolean;
    let runs: number;
    const guarded: AnyHandlers[string] = ({ data }) => {
      runs += 1;
      if (isWell) return data;
      throw new ParleyError('overloaded', 'no more, please');
    };
    beforeEach(() => {
      isWell = false;
      runs = 0;
    });
    const ask = (caller: AnyAgent) => codeOf(caller.request('guarded', { n: 1 }));
    const open = async (caller: AnyAgent): Promise<void> => {
      for (let n = 0; n < 10; n += 1) assert.equal(await ask(caller), 'overloaded');
    };

    it('asks no more when half of the last requests failed, tries one after a while, and goes on when that is answered', async () => {
      const events: unknown[] = [];
      await world.start('observer', {
        'parley.events.circuit': ({ data }) => {
          const { kind, step, channel: name, agent: who } = data as Record<string, unknown>;
          events.push([kind, step, name, who]);
        },
      });
      const boss = await start({ guarded });
      const told: unknown[] = [];
      boss.on('circuit', (change) => told.push(change));
      await open(boss);
      assert.deepEqual(boss.statistics().circuits, { guarded: 'open' });
      assert.deepEqual([await ask(boss), runs], ['unavailable', 10]);
      isWell = true;
      world.clock.advance(5_000);
      assert.deepEqual([await ask(boss), runs], ['answered', 11]);
      assert.deepEqual(boss.statistics().circuits, { guarded: 'closed' });
      assert.deepEqual(
        told,
        ['open', 'half-open', 'closed'].map((state) => ({ channel: 'guarded', state })),
      );
      await until(() => events.length === 3);
      assert.deepEqual(
        events,
        ['open', 'half-open', 'closed'].map((step) => ['circuit', step, 'guarded', 'boss']),
      );
    });

    it('lets one request find out, while the others are turned away', async () => {
      const boss = await start({ guarded });
      await open(boss);
      isWell = true;
      world.clock.advance(5_000);
      const codes = await Promise.all([ask(boss), ask(boss), ask(boss)]);
      assert.deepEqual(codes, ['answered', 'unavailable', 'unavailable']);
    });

    it('sends to the fallback instead', async () => {
      const prudent = await start({ guarded }, 'prudent');
      await open(prudent);
      assert.equal(await ask(prudent), 'unavailable');
      await until(() => world.events('backlog').length === 11);
      assert.equal(runs, 10);
    });

    it('counts timeouts, but no answer that the contract allows, however bad', async () => {
      const boss = await start({
        guarded: () => {
          throw new ParleyError('not_authorized', 'not you');
        },
      });
      for (let n = 0; n < 15; n += 1) await ask(boss);
      assert.deepEqual(boss.statistics().circuits, { guarded: 'closed' });
      assert.equal(await codeOf(boss.request('guarded', { n: 'x' })), 'invalid_data');
    });

    it('opens when nobody answers', async () => {
      const boss = await world.start('boss');
      const asking = Promise.all(Array.from({ length: 10 }, () => ask(boss)));
      await rest();
      world.clock.advance(1_010);
      assert.deepEqual(new Set(await asking), new Set(['timeout']));
      assert.equal(await ask(boss), 'unavailable');
    });
  });

  describe('with a bulkhead', () => {
    it('has so many under way, lets as many wait, and turns the rest away', async () => {
      const open: (() => void)[] = [];
      const boss = await start({
        narrow: ({ data }) =>
          new Promise((resolve) =>
            open.push(() => {
              resolve(data);
            }),
          ),
      });
      const calls = [1, 2, 3, 4, 5].map((n) => codeOf(boss.request('narrow', { n })));
      assert.equal(await calls[4], 'overloaded');
      await until(() => open.length === 2);
      await rest();
      assert.equal(open.length, 2);
      open[0]?.();
      await until(() => open.length === 3);
      open[1]?.();
      await until(() => open.length === 4);
      for (const finish of open) finish();
      assert.deepEqual(await Promise.all(calls.slice(0, 4)), [
        'answered',
        'answered',
        'answered',
        'answered',
      ]);
    });

    it('counts the waiting in the time that a request has', async () => {
      const boss = await start({ narrow: () => new Promise(() => undefined) });
      const calls = [1, 2, 3].map((n) => codeOf(boss.request('narrow', { n })));
      await rest();
      world.clock.advance(600);
      const signal = new AbortController();
      const fourth = codeOf(boss.request('narrow', { n: 4 }, { signal: signal.signal }));
      signal.abort();
      assert.equal(await fourth, 'cancelled');
      world.clock.advance(410);
      assert.deepEqual(await Promise.all(calls.slice(0, 2)), ['timeout', 'timeout']);
      assert.equal(await calls[2], 'overloaded');
    });

    it('lets nobody wait when the agent stops', async () => {
      const open: (() => void)[] = [];
      const boss = await start({ narrow: () => new Promise<void>((resolve) => open.push(resolve)) });
      const calls = [1, 2, 3].map((n) => codeOf(boss.request('narrow', { n })));
      await until(() => open.length === 2);
      await boss.stop();
      assert.deepEqual(await Promise.all(calls), ['cancelled', 'cancelled', 'cancelled']);
      for (const finish of open) finish();
    });
  });

  describe('with hedging', () => {
    it('REQ-ESC-7: sends a slow request a second time under the same id, one for twenty, and takes the first answer', async () => {
      let isSlow = false;
      const boss = await start({
        quick: ({ data }) => (isSlow ? new Promise(() => undefined) : data),
      });
      for (let n = 0; n < 19; n += 1) await boss.request('quick', { n });
      isSlow = true;
      const first = codeOf(boss.request('quick', { n: 19 }));
      const second = codeOf(boss.request('quick', { n: 20 }));
      await rest();
      const before = world.events('quick').length;
      world.clock.advance(510);
      await until(() => world.events('quick').length === before + 1);
      world.clock.advance(600);
      assert.deepEqual([await first, await second], ['timeout', 'timeout']);
      const copies = world.events('quick').filter(({ data }) => (data as { n: number }).n >= 19);
      assert.deepEqual(
        copies.map(({ data }) => (data as { n: number }).n),
        [19, 20, 19],
      );
      assert.deepEqual([copies[0]?.id, boss.statistics().hedged], [copies[2]?.id, 1]);
    });

    it('is done with a request that was answered', async () => {
      const boss = await start({});
      for (let n = 0; n < 40; n += 1) await boss.request('quick', { n });
      world.clock.advance(2_000);
      await rest();
      assert.deepEqual([world.events('quick').length, boss.statistics().hedged], [40, 0]);
    });
  });
});
