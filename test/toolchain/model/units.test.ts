import assert from 'node:assert/strict';
import { formatDuration, parseDuration, parseDurationRange, parseSize } from '#toolchain/model/units.ts';

describe('parseDuration', () => {
  const table: readonly (readonly [unknown, number | undefined])[] = [
    ['200ms', 200],
    ['30s', 30_000],
    ['1.5s', 1_500],
    ['5m', 300_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['30', undefined],
    ['30 s', undefined],
    ['-1s', undefined],
    ['1w', undefined],
    [30, undefined],
  ];
  for (const [text, expected] of table) {
    it(`takes ${String(text)} for ${expected ?? 'nothing'}`, () => {
      assert.equal(parseDuration(text), expected);
    });
  }
});

describe('parseSize', () => {
  it('counts in units of 1024', () => {
    assert.deepEqual(['512B', '256KB', '1MB', '1GB', '1kb', 5].map(parseSize), [
      512,
      262_144,
      1_048_576,
      1_073_741_824,
      undefined,
      undefined,
    ]);
  });
});

describe('parseDurationRange', () => {
  it('takes two durations, the smaller one first', () => {
    assert.deepEqual(parseDurationRange('200ms..2s'), { min: 200, max: 2_000 });
    assert.deepEqual(
      ['2s..1s', '2s', '1s..2s..3s', 'a..b', 3].map(parseDurationRange),
      Array(5).fill(undefined),
    );
  });
});

describe('formatDuration', () => {
  it('uses the largest unit with at most one decimal', () => {
    assert.deepEqual([0, 250, 1_500, 90_600, 90_000, 86_400_000].map(formatDuration), [
      '0ms',
      '250ms',
      '1.5s',
      '90.6s',
      '1.5m',
      '1d',
    ]);
  });
});
