import assert from 'node:assert/strict';
import { pointerOf, valueAt, withValue } from '../../../../../explorer/page/src/publish/form/data.ts';

describe('withValue', () => {
  const data = { a: 1, list: [{ b: 2 }, { b: 3 }], z: 4 };
  for (const [what, path, value, expected] of [
    ['changes a member in its place', ['a'], 9, { a: 9, list: data.list, z: 4 }],
    ['changes a member of an item', ['list', 1, 'b'], 9, { a: 1, list: [{ b: 2 }, { b: 9 }], z: 4 }],
    ['adds at the end of a list', ['list', 2], 5, { a: 1, list: [{ b: 2 }, { b: 3 }, 5], z: 4 }],
    ['makes what is around it', ['new', 'deep'], 1, { ...data, new: { deep: 1 } }],
    ['takes a member out', ['a'], undefined, { list: data.list, z: 4 }],
    ['takes an item out', ['list', 0], undefined, { a: 1, list: [{ b: 3 }], z: 4 }],
    ['takes the place of all', [], 'text', 'text'],
  ] as const) {
    it(what, () => {
      const changed = withValue(data, path, value);
      assert.deepEqual(changed, expected);
      assert.equal(JSON.stringify(changed), JSON.stringify(expected));
    });
  }

  it('leaves what it was given as it was', () => {
    const before = JSON.stringify(data);
    withValue(data, ['list', 0, 'b'], 9);
    assert.equal(JSON.stringify(data), before);
  });

  it('takes __proto__ for a name like any other', () => {
    const changed = withValue({}, ['__proto__', 'x'], 1);
    assert.equal(JSON.stringify(changed), '{"__proto__":{"x":1}}');
    assert.equal(({} as { x?: number }).x, undefined);
  });
});

describe('valueAt', () => {
  it('finds only what is there itself', () => {
    assert.equal(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b']), 1);
    assert.deepEqual(
      [valueAt({}, ['toString']), valueAt([], ['length']), valueAt(null, ['a'])],
      [undefined, undefined, undefined],
    );
  });
});

describe('pointerOf', () => {
  it('escapes what a pointer must', () => {
    assert.equal(pointerOf('/data', ['a/b', 0, 'c~d']), '/data/a~1b/0/c~0d');
  });
});
