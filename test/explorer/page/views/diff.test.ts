import assert from 'node:assert/strict';
import { differences } from '../../../../explorer/page/src/views/diff.ts';

describe('differences', () => {
  it('are what changed, came and went, leaf by leaf', () => {
    const before = { risk: 0.9, readings: { torqueNm: 68.3 }, gone: null, list: [1, 2] };
    const after = { risk: 1.7, readings: { torqueNm: 68.3, 'a b': {} }, list: [1, 3] };
    assert.deepEqual(differences(before, after), [
      { path: '.risk', before: '0.9', after: '1.7' },
      { path: '.readings["a b"]', before: undefined, after: '{}' },
      { path: '.list[1]', before: '2', after: '3' },
      { path: '.gone', before: 'null', after: undefined },
    ]);
  });

  it('are none between equal values, whatever the order of members', () => {
    assert.deepEqual(differences({ a: 1, b: [] }, { b: [], a: 1 }), []);
  });

  it('are found in values nested deeper than the stack', () => {
    const nested = (leaf: unknown) => Array.from({ length: 20_000 }).reduce((value) => [value], leaf);
    assert.equal(differences(nested(1), nested(2)).length, 1);
  });

  it('compare plain values', () => {
    assert.deepEqual(differences('a', 'b'), [{ path: '', before: '"a"', after: '"b"' }]);
  });
});
