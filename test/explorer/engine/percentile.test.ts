import assert from 'node:assert/strict';
import { percentile } from '#explorer/engine/percentile.ts';

describe('a percentile', () => {
  it('is a value that was there', () => {
    assert.deepEqual(
      [percentile([], 0.5), percentile([7], 0.95), percentile([3, 1, 2], 0.5)],
      [undefined, 7, 2],
    );
  });
});
