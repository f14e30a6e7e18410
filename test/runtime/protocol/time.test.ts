import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatTime, isCanonicalTime, isTime, parseTime } from '#runtime/protocol/time.ts';

const ms = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });

describe('formatTime', () => {
  it('is the inverse of parseTime, and canonical', () => {
    fc.assert(
      fc.property(ms, (time) => parseTime(formatTime(time)) === time && isCanonicalTime(formatTime(time))),
    );
  });
});

describe('parseTime', () => {
  it('agrees with the platform about every time with an offset', () => {
    fc.assert(
      fc.property(ms, fc.integer({ min: 0, max: 23 }), fc.constantFrom('+', '-'), (time, hours, sign) => {
        const text = formatTime(time).replace('Z', `${sign}${String(hours).padStart(2, '0')}:30`);
        assert.equal(parseTime(text), Date.parse(text));
      }),
    );
  });

  it('knows every day of every month', () => {
    for (let day = 1; day <= 31; day += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const date = `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const exists = day <= new Date(Date.UTC(2025, month, 0)).getUTCDate();
        assert.equal(isTime(`${date}T00:00:00.000Z`), exists, date);
        assert.equal(isTime(`${date}T00:00:00Z`), exists, date);
      }
    }
  });
});
