import assert from 'node:assert/strict';
import { createSlabs } from '#explorer/store/slabs.ts';

describe('blocks of payloads', () => {
  it('give back what was put in', () => {
    const slabs = createSlabs();
    const places = ['one', '', 'three'].map((text, row) => slabs.append(row, Buffer.from(text)));
    const [one, none, three] = places;
    assert.ok(one && none && three);
    assert.equal(slabs.read(one, 3).toString(), 'one');
    assert.equal(slabs.read(none, 0).toString(), '');
    assert.equal(slabs.read(three, 5).toString(), 'three');
  });

  it('take no more memory for a large payload than it needs', () => {
    const slabs = createSlabs();
    slabs.append(0, Buffer.alloc(3_000_001));
    assert.equal(slabs.allocated, 3_000_001);
  });

  it('go when their last row goes', () => {
    const slabs = createSlabs();
    slabs.append(0, Buffer.alloc(900_000));
    slabs.append(1, Buffer.alloc(900_000));
    const kept = slabs.append(2, Buffer.from('kept'));
    slabs.dropBefore(2);
    assert.equal(slabs.allocated, 1024 * 1024);
    assert.equal(slabs.read(kept, 4).toString(), 'kept');
  });

  it('stay for a later row that shares the last payload', () => {
    const slabs = createSlabs();
    const place = slabs.append(0, Buffer.alloc(900_000, 'x'));
    slabs.extend(1);
    slabs.append(2, Buffer.alloc(900_000));
    slabs.dropBefore(1);
    assert.equal(slabs.read(place, 1).toString(), 'x');
  });

  it('name those that hold a range of rows', () => {
    const slabs = createSlabs();
    for (let row = 0; row < 4; row++) slabs.append(row, Buffer.alloc(700_000));
    assert.deepEqual(
      [...slabs.holding(1, 3)].map(({ firstRow }) => firstRow),
      [1, 2],
    );
  });
});
