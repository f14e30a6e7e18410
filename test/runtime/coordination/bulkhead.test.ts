import assert from 'node:assert/strict';
import { ParleyError } from '@parley/runtime';
import { Bulkhead } from '#runtime/coordination/bulkhead.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('Bulkhead', () => {
  const limits = { maxWaitMs: 1_000 };
  let clock: FakeClock;
  let bulkhead: Bulkhead;
  beforeEach(() => {
    clock = new FakeClock();
    bulkhead = new Bulkhead({ clock, limit: 2, name: 'orders' });
    assert.deepEqual([bulkhead.enter(limits), bulkhead.enter(limits)], [undefined, undefined]);
  });

  it('lets as many wait as it has places, in their order, and turns the next one away', async () => {
    const order: number[] = [];
    const waiting = [1, 2].map(async (n) => {
      await bulkhead.enter(limits);
      order.push(n);
    });
    await assert.rejects(bulkhead.enter(limits) ?? Promise.resolve(), { code: 'overloaded' });
    bulkhead.leave();
    bulkhead.leave();
    await Promise.all(waiting);
    assert.deepEqual([order, bulkhead.taken], [[1, 2], 2]);
    bulkhead.leave();
    bulkhead.leave();
    assert.equal(bulkhead.taken, 0);
  });

  it('lets nobody wait longer than he can', async () => {
    const waiting = assert.rejects(bulkhead.enter(limits) ?? Promise.resolve(), {
      code: 'overloaded',
      message: /waited 1000 ms for one of 2 places for orders/,
    });
    clock.advance(1_000);
    await waiting;
    bulkhead.leave();
    assert.equal(bulkhead.taken, 1);
  });

  it('forgets who gave up', async () => {
    const abort = new AbortController();
    const waiting = bulkhead.enter({ ...limits, signal: abort.signal });
    abort.abort();
    await assert.rejects(waiting ?? Promise.resolve(), { code: 'cancelled' });
    bulkhead.leave();
    assert.deepEqual([bulkhead.taken, clock.timers], [1, 0]);
  });

  it('ends the waiting when it closes', async () => {
    const waiting = bulkhead.enter(limits);
    bulkhead.close(new ParleyError('cancelled', 'stopped'));
    await assert.rejects(waiting ?? Promise.resolve(), { code: 'cancelled' });
  });
});
