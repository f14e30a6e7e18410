import assert from 'node:assert/strict';
import { parseQueryDuration, parseQuerySize, parseQueryTime } from '#explorer/query/units.ts';

describe('units of a query', () => {
  it('are milliseconds for durations', () => {
    assert.deepEqual(['200ms', '1.5s', '2m', '1h', '1d', '7', 'x', '5y'].map(parseQueryDuration), [
      200,
      1500,
      120_000,
      3_600_000,
      86_400_000,
      7,
      undefined,
      undefined,
    ]);
  });

  it('are decimal bytes for sizes', () => {
    assert.deepEqual(['899', '899B', '1.3kB', '4MB', '1KiB'].map(parseQuerySize), [
      899,
      899,
      1300,
      4_000_000,
      undefined,
    ]);
  });

  it('are moments for times: long ago, of the day, or ISO', () => {
    const now = new Date(2026, 10, 21, 14, 30).getTime();
    assert.equal(parseQueryTime('5m', now), now - 300_000);
    assert.equal(parseQueryTime('14:29', now), now - 60_000);
    assert.equal(parseQueryTime('14:29:59.5', now), now - 500);
    assert.equal(parseQueryTime('23:59', now), new Date(2026, 10, 20, 23, 59).getTime());
    assert.equal(parseQueryTime('2026-11-21T12:00:00Z', now), Date.UTC(2026, 10, 21, 12));
    assert.deepEqual(
      ['25:00', '5', 'soon', '2026-99-99'].map((text) => parseQueryTime(text, now)),
      [undefined, undefined, undefined, undefined],
    );
  });
});
