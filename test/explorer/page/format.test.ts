import assert from 'node:assert/strict';
import {
  formatDuration,
  formatFullTime,
  formatShare,
  formatSize,
  plain,
  toneOf,
} from '../../../explorer/page/src/format.ts';

describe('formatSize', () => {
  it('is decimal, with one digit behind the point from a kilobyte on', () => {
    assert.deepEqual([899, 999, 1300, 999_949, 999_950, 4_100_000].map(formatSize), [
      '899 B',
      '999 B',
      '1.3 kB',
      '999.9 kB',
      '1.0 MB',
      '4.1 MB',
    ]);
  });
});

describe('formatDuration', () => {
  it('goes from milliseconds to minutes', () => {
    assert.deepEqual([0, 41, 999.4, 999.5, 2000, 59_994, 59_995, 100_000].map(formatDuration), [
      '0 ms',
      '41 ms',
      '999 ms',
      '1.00 s',
      '2.00 s',
      '59.99 s',
      '1 min 0 s',
      '1 min 40 s',
    ]);
  });
});

describe('formatShare', () => {
  it('says 100 % only of all', () => {
    assert.deepEqual([1, 0.99999, 0.982, 0].map(formatShare), ['100 %', '99.9 %', '98.2 %', '0.0 %']);
  });
});

describe('formatFullTime', () => {
  it('carries date and zone', () => {
    assert.equal(formatFullTime(0), '1970-01-01T00:00:00.000Z');
  });
});

describe('plain', () => {
  it('shows control and direction marks as their codes', () => {
    assert.equal(plain('a\u0000b\u202ec\u2028d\u{e0001}'), 'a\\u0000b\\u202ec\\u2028d\\ue0001');
  });

  it('leaves letters of all scripts alone', () => {
    assert.equal(plain('Grüße, 日本, שלום'), 'Grüße, 日本, שלום');
  });
});

describe('toneOf', () => {
  it('warns of what is not declared, and calls broken contracts bad', () => {
    assert.deepEqual(
      (['valid', 'system', 'undeclared-channel', 'expired', 'invalid', 'wrong-sender'] as const).map(toneOf),
      ['good', 'good', 'warn', 'warn', 'bad', 'bad'],
    );
  });
});
