import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Heap } from '#runtime/delivery/heap.ts';

describe('Heap', () => {
  it('gives everything back in order, whatever the order it came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const heap = new Heap<number>((a, b) => a < b);
        for (const number of numbers) heap.push(number);
        assert.equal(heap.peek(), numbers.toSorted((a, b) => a - b)[0]);
        assert.deepEqual(
          numbers.map(() => heap.shift()),
          numbers.toSorted((a, b) => a - b),
        );
        assert.equal(heap.shift(), undefined);
      }),
    );
  });
});
