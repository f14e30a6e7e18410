import assert from 'node:assert/strict';
import { createFigureWords, formatPerSecond, percentOf } from '#explorer/engine/figure-words.ts';

const { count, size, duration, share } = createFigureWords('en');

describe('createFigureWords', () => {
  it('has decimal sizes, with one digit behind the point from a kilobyte on', () => {
    assert.deepEqual([0, 899, 999.4, 999.5, 1300, 999_949, 999_950, 4_100_000].map(size), [
      ...['0 B', '899 B', '999 B', '1.0 kB', '1.3 kB', '999.9 kB', '1.0 MB', '4.1 MB'],
    ]);
  });

  it('has durations from milliseconds to minutes', () => {
    assert.deepEqual([0, 41.4, 999.5, 2041, 59_994, 59_995, 100_000].map(duration), [
      ...['0 ms', '41 ms', '1.00 s', '2.04 s', '59.99 s', '1 min 0 s', '1 min 40 s'],
    ]);
  });

  it('says 100 % only of all', () => {
    assert.deepEqual([1, 0.99999, 0.982, 0.29, 0].map(share), [
      '100 %',
      '99.9 %',
      '98.2 %',
      '29.0 %',
      '0.0 %',
    ]);
  });

  it('groups digits as the locale does', () => {
    assert.deepEqual([count(9214), createFigureWords('de').size(1300)], ['9,214', '1,3 kB']);
  });
});

describe('percentOf', () => {
  it('never rounds up', () => {
    assert.deepEqual([1, 0.9999, 0.98276, 2 / 3].map(percentOf), [100, 99.9, 98.2, 66.6]);
  });
});

describe('formatPerSecond', () => {
  it('has a digit behind the point only where it tells something', () => {
    assert.deepEqual([0, 0.25, 9.94, 38, 41.7].map(formatPerSecond), ['0', '0.3', '9.9', '38', '42']);
  });
});
