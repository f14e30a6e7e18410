import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBits, eachBit } from '#explorer/query/marks.ts';
import { valueAt } from '#explorer/query/path.ts';
import { markValues } from '#explorer/query/value-search.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { anyRows, readRow } from '../support/packets.ts';

const paths = [
  ['data'],
  ['data', 'a'],
  ['data', 'a', 'b'],
  ['data', 'b', '1'],
  ['data', 'gear'],
  ['tags'],
  ['a'],
  [],
];
const tests: readonly ((value: unknown) => boolean)[] = [
  (value) => typeof value === 'number' && value > 4,
  (value) => typeof value === 'string' && value.includes('ear'),
  (value) => value === 'say "hi"' || value === null,
  (value) => typeof value === 'object' && value !== null,
  () => true,
];

/** Of a list one item is enough. */
function passes(value: unknown, test: (value: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => passes(item, test));
  return value !== undefined && test(value);
}

describe('the search for values', () => {
  it('finds the events in which what stands at a path passes, however they are kept', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...paths), fc.constantFrom(...tests), (rows, path, test) => {
        const store = new MessageStore();
        for (const row of rows) store.append(row);
        const range = { store, from: 0, to: rows.length };
        const bits = createBits(range);
        markValues({
          pick: (event) => valueAt(event, path),
          test,
          name: path.findLast((key) => !/^\d/.test(key)),
        })(range, bits);
        const found: number[] = [];
        eachBit(bits, (index) => found.push(index));
        const passing = rows.flatMap((row, index) =>
          passes(valueAt(readRow(row).event, path), test) ? [index] : [],
        );
        assert.deepEqual(found, passing);
      }),
      { numRuns: 300 },
    );
  });
});
