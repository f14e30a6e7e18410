import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Hedging } from '#runtime/coordination/hedging.ts';

describe('Hedging', () => {
  it('waits for half the timeout as long as it knows fewer than twenty replies', () => {
    const hedging = new Hedging();
    for (let n = 0; n < 19; n += 1) hedging.record(10);
    assert.equal(hedging.delayMs(1_000), 500);
    hedging.record(10);
    assert.equal(hedging.delayMs(1_000), 10);
  });

  it('knows the 95th percentile of the last hundred', () => {
    const hedging = new Hedging();
    for (let n = 0; n < 100; n += 1) hedging.record(5_000);
    for (let n = 1; n <= 100; n += 1) hedging.record(n);
    assert.equal(hedging.delayMs(1_000), 95);
  });

  it('never lets out more than one copy for twenty requests, nor saves up more than ten', () => {
    const property = fc.property(fc.array(fc.boolean(), { maxLength: 2_000 }), (steps) => {
      const hedging = new Hedging();
      let [requests, copies] = [0, 0];
      for (const isRequest of steps) {
        if (isRequest) {
          hedging.count();
          requests += 1;
        } else if (hedging.spend()) copies += 1;
        assert.ok(copies <= requests / 20 + 1e-6);
      }
    });
    fc.assert(property);
    const quiet = new Hedging();
    for (let n = 0; n < 10_000; n += 1) quiet.count();
    const spent = Array.from({ length: 100 }, () => quiet.spend()).filter(Boolean);
    assert.equal(spent.length, 10);
  });
});
