import assert from 'node:assert/strict';
import { matchName } from '#toolchain/language/fuzzy.ts';

describe('matchName', () => {
  it('takes letters in their order only', () => {
    assert.notEqual(matchName('ar', 'analysis.request'), undefined);
    assert.equal(matchName('ra', 'ar'), undefined);
  });

  it('goes by whole words before starts of words before single letters', () => {
    const names = ['xparts', 'pxaxrxtxs', 'p-a-r-t', 'parts', 'a.parts'];
    const scored = names.map((name) => [name, matchName('part', name) ?? -Infinity] as const);
    scored.sort((left, right) => right[1] - left[1]);
    assert.deepEqual(
      scored.map(([name]) => name),
      ['parts', 'a.parts', 'xparts', 'p-a-r-t', 'pxaxrxtxs'],
    );
  });

  it('takes no heed of case and spaces', () => {
    assert.notEqual(matchName('Parts Order', 'parts.ORDER'), undefined);
  });
});
