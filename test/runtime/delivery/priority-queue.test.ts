import assert from 'node:assert/strict';
import { PriorityQueue } from '#runtime/delivery/priority-queue.ts';

describe('PriorityQueue', () => {
  it('gives the highest priority first, and first come first served within one', () => {
    const queue = new PriorityQueue<string>();
    queue.push('low', 0);
    queue.push('high 1', 2);
    queue.push('critical', 3);
    queue.push('high 2', 2);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => queue.shift()),
      ['critical', 'high 1', 'high 2', 'low'],
    );
  });

  it('lets no priority starve', () => {
    const queue = new PriorityQueue<string>();
    queue.push('low', 0);
    const taken: (string | undefined)[] = [];
    for (let index = 0; index < 12; index += 1) {
      queue.push('high', 2);
      queue.push('high', 2);
      taken.push(queue.shift());
    }
    assert.equal(taken.indexOf('low'), 8);
  });
});
