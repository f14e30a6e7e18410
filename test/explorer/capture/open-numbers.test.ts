import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createOpenNumbers } from '#explorer/capture/open-numbers.ts';

describe('createOpenNumbers', () => {
  it('holds what was added and not taken', () => {
    // Lengths of ranges, with one number between them.
    const lengths = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(lengths, fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 30 }), (ranges, taken) => {
        const open = createOpenNumbers();
        const expected = new Set<number>();
        let from = 2;
        for (const length of ranges) {
          open.add(from, from + length);
          for (let number = from; number < from + length; number++) expected.add(number);
          from += length + 1;
        }
        for (const number of taken) assert.equal(open.take(number), expected.delete(number));
      }),
    );
  });

  it('takes ranges below those that are there', () => {
    const open = createOpenNumbers();
    open.add(10, 12);
    open.add(3, 5);
    assert.deepEqual([open.take(4), open.take(11), open.take(4), open.take(6)], [true, true, false, false]);
  });

  it('forgets the lowest of too many', () => {
    const open = createOpenNumbers();
    for (let from = 1; from < 1000; from += 2) open.add(from, from + 1);
    assert.deepEqual([open.take(1), open.take(999)], [false, true]);
  });
});
