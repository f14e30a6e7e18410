import assert from 'node:assert/strict';
import { ParleyError } from '@parley/runtime';
import { RateLimit } from '#runtime/coordination/rate-limit.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { rest } from '../support/until.ts';

function setUp() {
  const clock = new FakeClock();
  const limit = new RateLimit({ clock, name: 'orders', perSecond: 10, burst: 2 });
  const through: number[] = [];
  const enter = async (n: number, maxWaitMs = 10_000, signal?: AbortSignal): Promise<void> => {
    await limit.enter({ maxWaitMs, signal });
    through.push(n);
  };
  return { clock, limit, through, enter };
}

describe('RateLimit', () => {
  it('lets callers through in their order, as their turns come', async () => {
    const { clock, through, enter } = setUp();
    const all = [1, 2, 3, 4, 5].map((n) => enter(n));
    await rest();
    assert.deepEqual(through, [1, 2]);
    clock.advance(100);
    await rest();
    assert.deepEqual(through, [1, 2, 3]);
    clock.advance(200);
    await Promise.all(all);
    assert.deepEqual(through, [1, 2, 3, 4, 5]);
    assert.equal(clock.timers, 0);
  });

  it('tells at once who could not go in time', async () => {
    const { enter, limit } = setUp();
    await Promise.all([enter(1), enter(2)]);
    const third = enter(3, 100);
    await assert.rejects(enter(4, 199), { code: 'overloaded', message: /orders allows 10 a second/ });
    assert.equal(limit.tryEnter(), false);
    limit.close(new ParleyError('cancelled', 'stopped'));
    await assert.rejects(third, { code: 'cancelled' });
  });

  it('lets at most a thousand wait', async () => {
    const { enter, limit } = setUp();
    const all = Array.from({ length: 1_002 }, (_, n) => enter(n, Infinity));
    await assert.rejects(enter(1_003, Infinity), { code: 'overloaded' });
    limit.close(new ParleyError('cancelled', 'stopped'));
    await Promise.allSettled(all);
  });

  it('moves the others up when one gives up', async () => {
    const { clock, through, enter } = setUp();
    const abort = new AbortController();
    const all = [enter(1), enter(2), enter(3, 10_000, abort.signal), enter(4)];
    abort.abort();
    await assert.rejects(all[2] ?? Promise.resolve(), { code: 'cancelled' });
    clock.advance(100);
    await rest();
    assert.deepEqual(through, [1, 2, 4]);
  });
});
