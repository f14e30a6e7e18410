import assert from 'node:assert/strict';
import { formatFullTime, formatMoment, formatTime } from '../../../explorer/page/src/format.ts';
import { formatAgo, setTimeMode } from '../../../explorer/page/src/time-mode.ts';

describe('formatAgo', () => {
  it('goes from tenths of a second to days', () => {
    for (const [ms, text] of [
      [0, '0.0 s'],
      [12_340, '12.3 s'],
      [59_949, '59.9 s'],
      [59_950, '1 min 0 s'],
      [303_000, '5 min 3 s'],
      [3_599_400, '59 min 59 s'],
      [3_599_600, '1 h 0 min'],
      [7_500_000, '2 h 5 min'],
      [86_400_000, '1 d 0 h'],
      [90_000_000, '1 d 1 h'],
    ] as const)
      assert.equal(formatAgo(0, ms), text);
  });

  it('gives zero to a clock that is ahead', () => {
    assert.equal(formatAgo(5000, 0), '0.0 s');
  });
});

describe('setTimeMode', () => {
  afterEach(() => {
    setTimeMode('local');
  });

  it('tells every time alike: of the day in UTC, or how long ago; in full it stays ISO', () => {
    const atMs = Date.UTC(2026, 0, 2, 3, 4, 5, 67);
    setTimeMode('utc');
    assert.deepEqual([formatTime(atMs), formatMoment(atMs)], ['03:04:05.067', '03:04:05.067']);
    setTimeMode('relative');
    assert.match(formatMoment(Date.now() - 60_000), /^1 min \d s$/);
    assert.equal(formatFullTime(atMs), '2026-01-02T03:04:05.067Z');
  });
});
