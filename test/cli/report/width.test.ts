import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitEnd, fitStart, widthOf } from '#cli/report/width.ts';

describe('widthOf', () => {
  it('counts columns of a terminal', () => {
    assert.deepEqual(['abc', '注文', '🚗', 'e\u0301', '👍🏽', ''].map(widthOf), [3, 4, 2, 1, 2, 0]);
  });
});

describe('fitStart, fitEnd', () => {
  it('never cut a character in two', () => {
    assert.equal(fitStart('注文', 3), '注');
    assert.equal(fitEnd('a👍🏽', 2), '👍🏽');
    assert.equal(fitEnd('abc', 0), '');
  });

  it('give a beginning and an end that fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
        assert.ok(text.startsWith(fitStart(text, width)) && widthOf(fitStart(text, width)) <= width);
        assert.ok(text.endsWith(fitEnd(text, width)) && widthOf(fitEnd(text, width)) <= width);
      }),
    );
  });
});
