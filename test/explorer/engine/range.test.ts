import assert from 'node:assert/strict';
import { rangeOf } from '#explorer/engine/range.ts';

const nowMs = new Date(2026, 2, 2, 14, 32, 20).getTime();

describe('rangeOf', () => {
  it('is what since and until say together', () => {
    assert.deepEqual(rangeOf('since:5m since:2m until:14:32 valid:false', nowMs), {
      sinceMs: nowMs - 120_000,
      untilMs: nowMs - 20_000,
    });
  });

  it('is open where nothing stands for all of the query', () => {
    const open = { sinceMs: undefined, untilMs: undefined };
    for (const query of ['', 'since:5m or valid:false', '-since:5m', 'since:'])
      assert.deepEqual(rangeOf(query, nowMs), open, query);
  });
});
