import assert from 'node:assert/strict';
import { quotedTerm } from '../../../../explorer/page/src/query/quoted-term.ts';

describe('quotedTerm', () => {
  it('leaves names as they are', () => {
    assert.equal(quotedTerm('data-analysis/a2'), 'data-analysis/a2');
  });

  it('quotes what would mean something else', () => {
    for (const text of ['a b', 'a,b', 'a*', '(a)', 'a"b', ''])
      assert.equal(quotedTerm(text), JSON.stringify(text));
  });
});
