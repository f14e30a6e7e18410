import assert from 'node:assert/strict';
import { createTimeFormatter, createTimeParser } from '#runtime/delivery/time-cache.ts';

describe('createTimeFormatter', () => {
  it('formats each moment, and those after it', () => {
    const format = createTimeFormatter();
    assert.deepEqual(
      [format(0), format(0, 5), format(0), format(1, 5)],
      [
        '1970-01-01T00:00:00.000Z',
        '1970-01-01T00:00:00.005Z',
        '1970-01-01T00:00:00.000Z',
        '1970-01-01T00:00:00.006Z',
      ],
    );
  });
});

describe('createTimeParser', () => {
  it('reads what it read before, and what is new', () => {
    const parse = createTimeParser();
    const texts = [
      '1970-01-01T00:00:00.005Z',
      '1970-01-01T00:00:00.005Z',
      'no time',
      '1970-01-01T00:00:00.006Z',
    ];
    assert.deepEqual(texts.map(parse), [5, 5, undefined, 6]);
  });
});
