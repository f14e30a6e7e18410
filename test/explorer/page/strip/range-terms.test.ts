import assert from 'node:assert/strict';
import { withRange } from '../../../../explorer/page/src/strip/range-terms.ts';

const at = (...[hours, minutes, seconds, ms = 0]: readonly [number, number, number, number?]) =>
  new Date(2026, 2, 2, hours, minutes, seconds, ms).getTime();
const scale = { barMs: 10_000, toMs: at(14, 32, 20) };

describe('withRange', () => {
  it('puts a range behind the other terms, instead of the one that was', () => {
    const range = { sinceMs: at(14, 27, 0, 400), untilMs: at(14, 30, 0, 1) };
    assert.deepEqual(withRange(['since:5m', 'region:eu', 'until:14:00'], range, scale), [
      'region:eu',
      'since:14:27:00',
      'until:14:30:01',
    ]);
  });

  it('leaves an open end out', () => {
    assert.deepEqual(withRange(['since:5m'], { sinceMs: undefined, untilMs: undefined }, scale), []);
  });

  it('is as fine as the bars', () => {
    const range = { sinceMs: at(14, 27, 0, 400), untilMs: undefined };
    assert.deepEqual(withRange([], range, { ...scale, barMs: 20 }), ['since:14:27:00.400']);
  });

  it('names the day when it is long ago', () => {
    const range = { sinceMs: Date.UTC(2026, 1, 20, 9), untilMs: undefined };
    assert.deepEqual(withRange([], range, scale), ['since:2026-02-20T09:00:00.000Z']);
  });
});
