import assert from 'node:assert/strict';
import { createReferences } from '#toolchain/generate/schema/references.ts';

const root = {
  $id: 'https://fleet.example/m',
  $defs: { 'a/b~c': { type: 'string', $anchor: 'spot' }, 'x y': true, node: { $dynamicAnchor: 'node' } },
};

function pointerOf(
  reference: Record<string, unknown>,
  schema: Record<string, unknown> = root,
): string | undefined {
  return createReferences(schema).targetsOf(reference)[0]?.pointer;
}

describe('createReferences', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['#', ''],
    ['#/$defs/a~1b~0c', '/$defs/a~1b~0c'],
    ['#/$defs/x%20y', '/$defs/x y'],
    ['#spot', '/$defs/a~1b~0c'],
    ['https://fleet.example/m', ''],
    ['https://fleet.example/m#spot', '/$defs/a~1b~0c'],
    ['https://elsewhere.example/m', undefined],
    ['#/$defs/absent', undefined],
    ['#/$defs/toString', undefined],
    ['#absent', undefined],
    ['#%', undefined],
  ];
  for (const [reference, pointer] of table) {
    it(`${pointer === undefined ? 'does not follow' : 'follows'} ${reference}`, () => {
      assert.equal(pointerOf({ $ref: reference }), pointer);
    });
  }

  it('follows a dynamic reference to the one anchor of its name', () => {
    assert.equal(pointerOf({ $dynamicRef: '#node' }), '/$defs/node');
  });

  it('follows nothing where dynamic anchors compete or resources stand inside', () => {
    const competing = { ...root, $dynamicAnchor: 'node' };
    assert.equal(pointerOf({ $dynamicRef: '#node' }, competing), undefined);
    assert.equal(createReferences({ $defs: { inner: { $id: 'x' } } }).simple, false);
  });

  it('takes a property called $anchor for a property', () => {
    const schema = { properties: { $anchor: { type: 'string' }, $id: { type: 'string' } } };
    assert.equal(createReferences(schema).simple, true);
  });
});
