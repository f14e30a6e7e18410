import assert from 'node:assert/strict';
import { clockText, ticksOf } from '../../../../explorer/page/src/strip/axis.ts';

const minute = 60_000;

describe('ticksOf', () => {
  it('stands at round times of the day, as many as fit', () => {
    const fromMs = new Date(2026, 2, 2, 14, 2, 20).getTime();
    const ticks = ticksOf({ fromMs, toMs: fromMs + 30 * minute }, 8);
    assert.deepEqual(
      ticks.map(({ text }) => text),
      ['14:05', '14:10', '14:15', '14:20', '14:25', '14:30'],
    );
    assert.equal(new Date(ticks[0]?.atMs ?? 0).getMinutes(), 5);
  });

  it('says seconds where they are closer than a minute', () => {
    const fromMs = new Date(2026, 2, 2, 14, 2, 20).getTime();
    assert.deepEqual(
      ticksOf({ fromMs, toMs: fromMs + 10_000 }, 3).map(({ text }) => text),
      ['14:02:20', '14:02:25', '14:02:30'],
    );
  });

  it('has none where there is no time, or no room', () => {
    assert.deepEqual(ticksOf({ fromMs: 5, toMs: 5 }, 8), []);
    assert.deepEqual(ticksOf({ fromMs: 0, toMs: 1e12 }, 2), []);
  });
});

describe('clockText', () => {
  it('is as fine as asked', () => {
    const atMs = new Date(2026, 2, 2, 4, 5, 6, 7).getTime();
    assert.deepEqual(
      (['minutes', 'seconds', 'milliseconds'] as const).map((to) => clockText(atMs, to)),
      ['04:05', '04:05:06', '04:05:06.007'],
    );
  });
});
