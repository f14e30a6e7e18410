import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBits, eachBit } from '#explorer/query/marks.ts';
import { longestWord, markPacketText } from '#explorer/query/text-search.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { anyRows, readRow, words } from '../support/packets.ts';

describe('the search for a text', () => {
  it('finds the packets that hold it, in any case, wherever it stands and however they are kept', () => {
    const text = fc.oneof(
      fc.constantFrom(
        ...words.filter((word) => word !== ''),
        'GEAR',
        'ear',
        '":',
        '{',
        ',',
        'null',
        'true',
        '1.5',
        'contenttype',
        '":1',
        'r","',
        'urgent',
        'a":"g',
        'x b',
        'json"}',
      ),
      fc.string({ minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(anyRows, text, fc.nat(10), (rows, wanted, from) => {
        const store = new MessageStore();
        for (const row of rows) store.append(row);
        const range = { store, from: Math.min(from, rows.length), to: rows.length };
        const bits = createBits(range);
        markPacketText(wanted)(range, bits);
        const found: number[] = [];
        eachBit(bits, (index) => found.push(range.from + index));
        const lower = wanted.toLowerCase();
        const holds = rows.flatMap((row, index) =>
          index >= from && readRow(row).text.toLowerCase().includes(lower) ? [index] : [],
        );
        assert.deepEqual(found, holds);
      }),
      { numRuns: 300 },
    );
  });

  it('looks for the longest word that can stand in one value', () => {
    assert.equal(longestWord('wear","readings'), 'readings');
    assert.equal(longestWord('two words'), 'two words');
    assert.equal(longestWord('":{'), '');
  });
});
