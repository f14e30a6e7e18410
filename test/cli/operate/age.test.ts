import assert from 'node:assert/strict';
import { formatAge, formatMoment } from '#cli/operate/age.ts';

describe('formatAge', () => {
  for (const [ms, text] of [
    [0, '0s'],
    [-5, '0s'],
    [59_400, '59s'],
    [60_000, '1m'],
    [3_599_000, '59m'],
    [3_600_000, '1h'],
    [86_400_000 * 3, '3d'],
  ] as const) {
    it(`writes ${ms} ms as ${text}`, () => {
      assert.equal(formatAge(ms), text);
    });
  }
});

describe('formatMoment', () => {
  const nowMs = Date.UTC(2026, 0, 1);
  it('says how long ago it was, or how long it still takes', () => {
    assert.equal(formatMoment('2025-12-31T23:00:00.000Z', nowMs), '2025-12-31T23:00:00.000Z (1h ago)');
    assert.equal(formatMoment('2026-01-01T00:00:30.000Z', nowMs), '2026-01-01T00:00:30.000Z (in 30s)');
  });

  it('leaves what is no time as it is', () => {
    assert.equal(formatMoment('soon', nowMs), 'soon');
  });
});
