import assert from 'node:assert/strict';
import { ParleyError } from '@parley/runtime';
import { nameIndex, runMany } from '#runtime/agent/calls/many.ts';
import { rest } from '../../support/until.ts';

describe('runMany', () => {
  it('gives the results in the order of the items, however they end', async () => {
    const results = await runMany([3, 1, 2], async (count) => {
      await rest(count);
      return `after ${count}`;
    });
    assert.deepEqual(results, ['after 3', 'after 1', 'after 2']);
  });

  it('has a bounded number under way', async () => {
    let running = 0;
    let most = 0;
    await runMany(Array.from({ length: 2_500 }), async () => {
      running += 1;
      most = Math.max(most, running);
      await rest(1);
      running -= 1;
    });
    assert.equal(most, 1_000);
  });

  it('begins no more after a failure, and rejects with the first in order', async () => {
    let begun = 0;
    const items = Array.from({ length: 1_500 }, (_, index) => index);
    const all = runMany(items, async (index) => {
      begun += 1;
      await rest(index === 7 ? 3 : 1);
      if (index === 7 || index === 9) throw new ParleyError('expired', 'too late', { details: { a: 1 } });
    });
    await assert.rejects(all, {
      code: 'expired',
      reason: 'contents[7]: too late',
      details: { a: 1, index: 7 },
    });
    assert.ok(begun < 1_100);
  });
});

describe('nameIndex', () => {
  it('keeps what the failure says', () => {
    const error = nameIndex(new ParleyError('timeout', 'late', { remote: true }), 4);
    assert.deepEqual(
      [error.code, error.reason, error.remote, error.details],
      ['timeout', 'contents[4]: late', true, { index: 4 }],
    );
  });
});
