import assert from 'node:assert/strict';
import { Queue } from '#runtime/delivery/queue.ts';

describe('Queue', () => {
  it('gives back in the order it took, over many rounds', () => {
    const queue = new Queue<number>();
    const out: number[] = [];
    for (let index = 0; index < 10_000; index += 1) {
      queue.push(index);
      if (index % 3 !== 0) out.push(queue.shift() ?? -1);
    }
    while (queue.size > 0) out.push(queue.shift() ?? -1);
    assert.deepEqual(
      out,
      Array.from({ length: 10_000 }, (_, index) => index),
    );
  });

  it('has nothing when it is empty', () => {
    assert.equal(new Queue().shift(), undefined);
  });

  it('takes out what a test refuses and keeps the order of the rest', () => {
    const queue = new Queue<number>();
    for (const item of [1, 2, 3, 4]) queue.push(item);
    assert.deepEqual(
      queue.keep((item) => item % 2 === 0),
      [1, 3],
    );
    assert.deepEqual([queue.shift(), queue.shift(), queue.size], [2, 4, 0]);
  });
});
