import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TokenBucket } from '#runtime/coordination/token-bucket.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('TokenBucket', () => {
  it('gives its burst at once, and then one after the other', () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, perSecond: 10, burst: 3 });
    assert.deepEqual(
      [1, 2, 3, 4].map(() => bucket.take()),
      [true, true, true, false],
    );
    assert.equal(bucket.waitMs(1), 100);
    assert.equal(bucket.waitMs(3), 300);
    clock.advance(100);
    assert.deepEqual([bucket.take(), bucket.take()], [true, false]);
  });

  it('gives one at a time where the burst is below one', () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, perSecond: 0.5, burst: 0 });
    assert.deepEqual([bucket.take(), bucket.take()], [true, false]);
    clock.advance(2_000);
    assert.ok(bucket.take());
  });

  it('never gives more than burst + rate x time, in any stretch of time', () => {
    const rates = fc.double({ min: 0.1, max: 5_000, noNaN: true });
    const bursts = fc.double({ min: 1, max: 100, noNaN: true });
    const pauses = fc.array(fc.record({ ms: fc.nat(2_000), tries: fc.nat(50) }), { maxLength: 60 });
    const property = fc.property(rates, bursts, pauses, (perSecond, burst, list) => {
      const clock = new FakeClock();
      const bucket = new TokenBucket({ clock, perSecond, burst });
      const given: number[] = [];
      for (const { ms, tries } of list) {
        clock.advance(ms);
        for (let index = 0; index < tries; index += 1) if (bucket.take()) given.push(clock.monotonic());
      }
      for (const [first, fromMs] of given.entries()) {
        for (const [offset, toMs] of given.slice(first).entries()) {
          const most = burst + ((toMs - fromMs) * perSecond) / 1000;
          assert.ok(offset + 1 <= most + 1e-6, `${offset + 1} of ${most}`);
        }
      }
    });
    fc.assert(property);
  });
});
