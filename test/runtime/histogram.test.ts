import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Histogram } from '#runtime/histogram.ts';

describe('Histogram', () => {
  it('counts a value in the first bucket whose bound it does not exceed', () => {
    const histogram = new Histogram([1, 10]);
    for (const value of [0, 1, 1.5, 10, 11]) histogram.add(value);
    assert.deepEqual(histogram.snapshot(), { bounds: [1, 10], counts: [2, 2, 1], count: 5, sum: 23.5 });
  });

  it('estimates quantiles within the bucket of the true one', () => {
    const bounds = [1, 2, 5, 10, 20, 50, 100];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1 }),
        fc.constantFrom(0.5, 0.95),
        (values, share) => {
          const histogram = new Histogram(bounds);
          for (const value of values) histogram.add(value);
          const sorted = values.toSorted((a, b) => a - b);
          const truth = sorted[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;
          const upper = Math.min(bounds.find((bound) => truth <= bound) ?? Infinity, histogram.largest);
          const lower = bounds.findLast((bound) => bound < truth) ?? 0;
          const estimate = histogram.quantile(share);
          assert.ok(estimate >= lower && estimate <= upper, `${lower} <= ${estimate} <= ${upper}`);
        },
      ),
    );
  });

  it('has nothing to say of no values', () => {
    assert.equal(new Histogram([1]).quantile(0.5), 0);
  });
});
