import assert from 'node:assert/strict';
import { joinTerms, splitTerms } from '#explorer/query/terms.ts';

describe('splitTerms', () => {
  it('parts what stands side by side, each with its minus', () => {
    assert.deepEqual(splitTerms(' valid:false -from:a "two words" '), [
      'valid:false',
      '-from:a',
      '"two words"',
    ]);
  });

  it('leaves a query with or or parentheses whole', () => {
    assert.deepEqual(splitTerms('a or b'), ['a or b']);
    assert.deepEqual(splitTerms('  '), []);
  });
});

describe('joinTerms', () => {
  it('puts terms side by side', () => {
    assert.equal(joinTerms(['valid:false', ' ', 'a']), 'valid:false a');
  });

  it('keeps an or from taking its neighbours in', () => {
    assert.equal(joinTerms(['a or b', 'since:5m']), '(a or b) since:5m');
    assert.equal(joinTerms(['(a or b)', '"c or d"']), '(a or b) "c or d"');
    assert.equal(joinTerms(['a or b']), 'a or b');
  });
});
