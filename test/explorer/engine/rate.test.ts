import assert from 'node:assert/strict';
import { createRate } from '#explorer/engine/rate.ts';

describe('the rate', () => {
  it('is that of the last five full seconds', () => {
    let now = 1_000_000;
    const rate = createRate(() => now);
    for (let second = 0; second < 10; second++) {
      rate.add(100);
      now += 1000;
    }
    assert.equal(rate.perSecond(), 100);
  });

  it('counts what is told late for the second in which it happened', () => {
    let now = 1_000_000;
    const rate = createRate(() => now);
    now += 3000;
    rate.add(10);
    rate.add(20, now - 2000);
    now += 1000;
    assert.equal(rate.perSecond(), 6);
    now += 3000;
    assert.equal(rate.perSecond(), 2);
  });

  it('falls to nothing when nothing comes, and survives a clock that goes back', () => {
    let now = 1_000_000;
    const rate = createRate(() => now);
    rate.add(100);
    now += 60_000;
    assert.equal(rate.perSecond(), 0);
    rate.add(50);
    now -= 3_600_000;
    assert.equal(rate.perSecond(), 0);
  });
});
