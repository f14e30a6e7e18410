import assert from 'node:assert/strict';
import { parsePath, valueAt } from '#explorer/query/path.ts';

describe('paths into data', () => {
  it('have members, items and names in quotes', () => {
    assert.deepEqual(parsePath('$.a.b-c[0]["d \\"e"]'), ['a', 'b-c', '0', 'd "e']);
    assert.deepEqual(parsePath('$'), []);
  });

  it('lead to what stands there', () => {
    assert.equal(valueAt({ a: [{ b: 7 }] }, ['a', '0', 'b']), 7);
    assert.equal(valueAt({ a: null }, ['a', 'b']), undefined);
  });

  it('see nothing that a value inherits', () => {
    assert.equal(valueAt({}, ['constructor', 'name']), undefined);
    assert.equal(valueAt({}, ['__proto__']), undefined);
  });
});
