import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countEdits, fewestEdits, lettersOf } from '#toolchain/check/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', 'é'), maxLength: 9 });

describe('countEdits', () => {
  it('counts what the plain table counts', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        assert.equal(countEdits(left, right), plainEdits(left, right));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells of a limit whether there are fewer', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 9 }), (left, right, limit) => {
        assert.equal(countEdits(left, right, limit), Math.min(plainEdits(left, right), limit));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('fewestEdits', () => {
  it('is never more than there are', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        assert.ok(fewestEdits(lettersOf(left), lettersOf(right)) <= plainEdits(left, right));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Optimal string alignment as the books have it. */
function plainEdits(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_unused, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= left.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const edits = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
      );
      rows[row]?.splice(column, 1, edits);
    }
  }
  return at(left.length, right.length);
}
