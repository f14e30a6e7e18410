import assert from 'node:assert/strict';
import { cellsOf, cutEnd, cutMiddle } from '#toolchain/graph/svg/measure.ts';

describe('cellsOf', () => {
  it('counts cells, not code units', () => {
    assert.equal(cellsOf('order'), 5);
    assert.equal(cellsOf('日本'), 4);
    assert.equal(cellsOf('e\u0301'), 1);
    assert.equal(cellsOf('🚚'), 2);
  });
});

describe('cutMiddle', () => {
  it('keeps both ends of a long text', () => {
    assert.equal(cutMiddle('fleet.north.engine.temperature', 15), 'fleet.n…erature');
    assert.equal(cutMiddle('short', 15), 'short');
  });

  it('never exceeds its room', () => {
    for (const text of ['日本語の名前は長い', '🧑‍🏭'.repeat(9), 'x'.repeat(40)])
      for (let cells = 3; cells < 20; cells++) assert.ok(cellsOf(cutMiddle(text, cells)) <= cells);
  });
});

describe('cutEnd', () => {
  it('cuts the end of a long text', () => {
    assert.equal(cutEnd('there is no channel', 9), 'there is…');
  });
});
