import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBits, eachBit } from '#explorer/query/marks.ts';
import { markPattern } from '#explorer/query/pattern-search.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { anyRows, readRow } from '../support/packets.ts';
import { newRow } from '../support/rows.ts';

function search(
  store: MessageStore,
  pattern: RegExp,
): { readonly found: readonly number[]; readonly tooSlow: number } {
  const range = { store, from: store.first, to: store.next };
  const bits = createBits(range);
  let tooSlow = 0;
  markPattern(pattern, () => (tooSlow += 1))(range, bits);
  const found: number[] = [];
  eachBit(bits, (index) => found.push(index));
  return { found, tooSlow };
}

describe('the search for a pattern', () => {
  it('finds the packets that it matches, however they are kept', () => {
    const patterns = [/gear/iu, /"a":\s*[0-4]/iu, /box|x-\d/iu, /^\{/iu, /ge.r(box)?/iu, /1[.,]5/iu];
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...patterns), (rows, pattern) => {
        const store = new MessageStore();
        for (const row of rows) store.append(row);
        const matching = rows.flatMap((row, index) => (pattern.test(readRow(row).text) ? [index] : []));
        assert.deepEqual(search(store, pattern).found, matching);
      }),
      { numRuns: 200 },
    );
  });

  it('is given up when a text holds it up, and says so once', () => {
    const store = new MessageStore();
    store.append(newRow({ topic: 'x', payload: Buffer.from(`${'a'.repeat(20_000)}!`) }));
    assert.deepEqual(search(store, /a*a*a*[bc]/iu), { found: [], tooSlow: 1 });
  });
});
