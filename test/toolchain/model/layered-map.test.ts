import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LayeredMap } from '#toolchain/model/layered-map.ts';

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const change = fc.dictionary(names, fc.option(fc.nat(9), { nil: undefined }), { noNullPrototype: true });

describe('LayeredMap', () => {
  it('holds after any changes what a map holds that is made anew, and older versions hold what they held', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const versions: [map: ReadonlyMap<string, number>, rows: ReadonlyMap<string, number>][] = [];
        let [map, rows]: ReadonlyMap<string, number>[] = [start, start];
        for (const each of changes) {
          const before = rows ?? start;
          const after = sorted([...before, ...Object.entries(each)]);
          const isSame = [...before.keys()].join() === [...after.keys()].join();
          const layer = {
            changed: new Map(Object.entries(each)),
            reordered: !isSame,
            inOrder: () => after,
          };
          [map, rows] = [LayeredMap.over(map ?? start, layer), after];
          versions.push([map, after]);
        }
        for (const [version, wanted] of versions.reverse()) {
          for (const name of 'abcde') assert.equal(version.get(name), wanted.get(name));
          for (const name of 'abcde') assert.equal(version.has(name), wanted.has(name));
          assert.deepEqual([...version], [...wanted]);
          assert.deepEqual([...version.keys()], [...wanted.keys()]);
          assert.deepEqual([...version.values()], [...wanted.values()]);
          assert.equal(version.size, wanted.size);
        }
      }),
    );
  });

  it('keeps its order without being made anew, as long as no name comes or goes', () => {
    const inOrder = (): never => assert.fail('made anew');
    let map: ReadonlyMap<string, number> = start;
    for (let row = 0; row < 500; row++) {
      map = LayeredMap.over(map, { changed: new Map([['b', row]]), reordered: false, inOrder });
    }
    assert.deepEqual(
      [...map],
      [
        ['a', 1],
        ['b', 499],
      ],
    );
  });
});

const start: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['b', 2],
]);

function sorted(entries: readonly (readonly [string, number | undefined])[]): ReadonlyMap<string, number> {
  const last = new Map(entries);
  const there = [...last].filter((entry): entry is [string, number] => entry[1] !== undefined);
  return new Map(there.sort(([left], [right]) => (left < right ? -1 : 1)));
}
