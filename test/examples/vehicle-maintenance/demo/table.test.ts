import assert from 'node:assert/strict';
import { formatTable } from '#examples/vehicle-maintenance/src/demo/table.ts';
import { createTally } from '#examples/vehicle-maintenance/src/demo/tally.ts';
import { record } from './counts.ts';

describe('formatTable', () => {
  it('gives every count a line, with the numbers in one column', () => {
    const tally = createTally();
    record(tally);
    const lines = formatTable(tally, 1103).trimEnd().split('\n');
    assert.equal(new Set(lines.map((line) => line.length)).size, 1);
    for (const expected of [
      /^Readings in +1,103$/,
      /^ {2}HDF heat dissipation +2$/,
      /^ {2}PWF power +2$/,
      /^ {2}OSF overstrain +2$/,
      /^Engaged .* +5$/,
      /^ {2}invalid_data +1$/,
      /^Dead letters +2$/,
    ]) {
      assert.equal(lines.filter((line) => expected.test(line)).length, 1, String(expected));
    }
  });
});
