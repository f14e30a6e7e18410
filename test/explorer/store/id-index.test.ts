import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createIdIndex, hashId } from '#explorer/store/id-index.ts';

describe('the index of ids', () => {
  it('finds what a map finds, whatever comes and goes', () => {
    const places = 8;
    const steps = fc.array(fc.record({ place: fc.nat(places - 1), id: fc.nat(11) }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, fc.nat(3), (changes, spread) => {
        const columns = { idHigh: new Uint32Array(places), idLow: new Uint32Array(places) };
        const index = createIdIndex(places);
        const expected = new Map<number, number>();
        const idAt = new Map<number, number>();
        for (const { place, id } of changes) {
          const old = idAt.get(place);
          if (old !== undefined) {
            index.remove(columns, place);
            if (expected.get(old) === place) expected.delete(old);
          }
          columns.idHigh[place] = id;
          // Few different low words: they collide.
          columns.idLow[place] = id % (spread + 1);
          idAt.set(place, id);
          if (!expected.has(id)) {
            index.add(columns, place);
            expected.set(id, place);
          }
        }
        for (let id = 0; id < 12; id++) {
          assert.equal(index.find(columns, { high: id, low: id % (spread + 1) }), expected.get(id));
        }
      }),
    );
  });

  it('finds each of thousands of ids, and keeps to the first place of each', () => {
    const places = 5000;
    const hashes = Array.from({ length: places }, (_, place) => hashId('a', String(place % 4000)));
    const columns = {
      idHigh: Uint32Array.from(hashes, ({ high }) => high),
      idLow: Uint32Array.from(hashes, ({ low }) => low),
    };
    const index = createIdIndex(places);
    for (let place = 0; place < places; place++) index.add(columns, place);
    const wrong = hashes.findIndex((hash, place) => index.find(columns, hash) !== place % 4000);
    assert.equal(wrong, -1);
    assert.equal(index.find(columns, hashId('b', '1')), undefined);
  });

  it('tells ids of one source and sources of one id apart', () => {
    const hashes = [hashId('a', '1'), hashId('a', '2'), hashId('b', '1'), hashId('a1', '')].map((hash) =>
      JSON.stringify(hash),
    );
    assert.equal(new Set(hashes).size, 4);
  });
});
