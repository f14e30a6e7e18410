import assert from 'node:assert/strict';
import { createCounts } from '#examples/vehicle-maintenance/src/fleet/counts.ts';

describe('createCounts', () => {
  it('counts', () => {
    const counts = createCounts();
    counts.add('a');
    counts.add('a');
    counts.add('b');
    assert.deepEqual(counts.snapshot(), { a: 2, b: 1 });
  });

  it('counts a workflow once under a name', () => {
    const counts = createCounts();
    const answers = [
      counts.once('a', 'w1'),
      counts.once('a', 'w1'),
      counts.once('a', 'w2'),
      counts.once('b', 'w1'),
    ];
    assert.deepEqual([answers, counts.snapshot()], [[true, false, true, true], { a: 2, b: 1 }]);
  });
});
