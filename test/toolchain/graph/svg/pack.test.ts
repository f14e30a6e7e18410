import assert from 'node:assert/strict';
import { packRows } from '#toolchain/graph/svg/pack.ts';

describe('packRows', () => {
  it('fills rows from the left and begins a new one where the room ends', () => {
    const items = Array.from({ length: 6 }, () => ({ width: 100, height: 50 }));
    const { packed, width, height } = packRows(items, 10);
    assert.deepEqual(
      packed.map(({ x, y }) => [x, y]),
      [
        [0, 0],
        [110, 0],
        [0, 60],
        [110, 60],
        [0, 120],
        [110, 120],
      ],
    );
    assert.deepEqual([width, height], [210, 170]);
  });

  it('packs nothing into nothing', () => {
    assert.deepEqual(packRows([], 10), { width: 0, height: 0, packed: [] });
  });
});
