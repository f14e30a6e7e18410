import assert from 'node:assert/strict';
import { patternMatches, placeholdersOf } from '#toolchain/model/names.ts';

describe('patternMatches', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['market.*', 'market.prices', true],
    ['market.*', 'market.prices.eu', false],
    ['market.*', 'market', false],
    ['market.**', 'market.prices.eu', true],
    ['*.prices', 'market.prices', true],
    ['**', 'a.b.c', true],
    ['**.eu', 'market.prices.eu', true],
    ['**.eu', 'market.prices', false],
    ['a.**.z', 'a.b.c.z', true],
  ];
  for (const [pattern, name, expected] of table) {
    it(`${pattern} ${expected ? 'holds' : 'does not hold'} ${name}`, () => {
      assert.equal(patternMatches(pattern, name), expected);
    });
  }
});

describe('placeholdersOf', () => {
  it('lists the names between braces in order', () => {
    assert.deepEqual(placeholdersOf('a/{x}/b/{y}'), ['x', 'y']);
  });
});
