import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FoundRows } from '#explorer/query/found-rows.ts';

const page = 32_768;

/** Runs of rows that lie side by side; some of each run are found. */
const runs = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 100 }), found: fc.array(fc.nat(99), { maxLength: 12 }) }),
  { maxLength: 12 },
);

describe('found rows', () => {
  it('are those that were found, in order, in whatever order that was', () => {
    const start = fc.constantFrom(0, 7, page - 50, 3 * page - 1, 2 ** 33 - 20);
    fc.assert(
      fc.property(runs, start, fc.tuple(fc.array(fc.nat()), fc.nat(1200)), (all, from, [order, gone]) => {
        const rows = new FoundRows();
        const expected: number[] = [];
        const adding: (() => void)[] = [];
        let next = from;
        for (const { count, found } of all) {
          const [first, bits] = [next, new Uint32Array(Math.ceil(count / 32))];
          for (const index of [...new Set(found)].filter((each) => each < count).sort((a, b) => a - b)) {
            bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
            expected.push(first + index);
          }
          adding.push(() => {
            rows.add(first, bits);
          });
          next += count;
        }
        while (adding.length > 0) adding.splice((order.pop() ?? 0) % adding.length, 1)[0]?.();
        rows.forgetBefore(from + gone);
        const left = expected.filter((row) => row >= from + gone);
        const listed: number[] = [];
        rows.each((row) => listed.push(row));
        assert.deepEqual(listed, left);
        assert.equal(rows.count, left.length);
        assert.deepEqual(
          left.map((_, index) => rows.at(index)),
          left,
        );
        assert.deepEqual([rows.at(-1), rows.at(left.length)], [undefined, undefined]);
        for (const row of [from, next - 1, ...left]) {
          assert.equal(rows.has(row), left.includes(row));
          assert.equal(rows.indexOf(row), left.filter((each) => each < row).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
