import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFindWord } from '#explorer/query/find-word.ts';

const letters = fc.constantFrom('a', 'b', 'A', 'B', '-', '1', '2', '.', 'é', '\u0080', '\u00ff');
/** Long enough for the ways of the platform, and for a word across two pieces. */
const text = fc
  .tuple(
    fc.array(letters, { maxLength: 40 }),
    fc.array(letters, { maxLength: 40 }),
    fc.constantFrom(0, 300, 65_400),
  )
  .map(([before, behind, between]) => before.join('') + 'ab-'.repeat(between / 3) + behind.join(''));
const word = fc
  .array(fc.constantFrom('a', 'b', '-', '1', '2', '.'), { minLength: 1, maxLength: 6 })
  .map((some) => some.join(''));

describe('the search for a word in bytes', () => {
  it('finds its first place, in any case, and none beyond the end', () => {
    fc.assert(
      fc.property(text, word, fc.tuple(fc.nat(50), fc.nat(50)), (whole, wanted, [from, left]) => {
        const bytes = Buffer.from(whole, 'latin1');
        const to = Math.max(from, bytes.length - left);
        const ascii = bytes.toString('latin1', 0, to).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        assert.equal(createFindWord(wanted)(bytes, from, to), ascii.indexOf(wanted, from));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a word after a thousand places that only look like it', () => {
    const bytes = Buffer.from(`${'x-123-'.repeat(5000)}y-123-z`);
    const find = createFindWord('y-123-');
    assert.deepEqual([find(bytes, 0, bytes.length), find(bytes, 30_001, bytes.length)], [30_000, -1]);
  });
});
