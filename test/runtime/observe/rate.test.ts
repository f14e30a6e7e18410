import assert from 'node:assert/strict';
import { Rate } from '#runtime/observe/rate.ts';

describe('Rate', () => {
  it('is what happened in the last minute, or since the beginning', () => {
    const rate = new Rate(0);
    for (let index = 0; index < 10; index += 1) rate.add(500);
    assert.equal(rate.perSecond(500), 10);
    assert.equal(rate.perSecond(5_000), 2);
    for (let index = 0; index < 50; index += 1) rate.add(30_000);
    assert.equal(rate.perSecond(59_999).toFixed(2), '1.00');
    assert.equal(rate.perSecond(61_000).toFixed(2), '0.83');
    assert.equal(rate.perSecond(200_000), 0);
  });
});
