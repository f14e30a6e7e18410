import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Marker, type RowRange, createBits, eachBit, setBit } from '#explorer/query/marks.ts';
import { longestWord, markPacketText } from '#explorer/query/text-search.ts';
import type { NewRow } from '#explorer/store/row.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { anyRows, readRow, words } from '../support/packets.ts';

/** The rows of a range that a marker marks. */
function marked(marker: Marker, range: RowRange, within?: Uint32Array): readonly number[] {
  const bits = createBits(range);
  marker(range, bits, within);
  const found: number[] = [];
  eachBit(bits, (index) => found.push(range.from + index));
  return found;
}

interface Some {
  readonly from?: number;
  readonly matters?: (row: number) => boolean;
}

function search(
  rows: readonly NewRow[],
  wanted: string,
  { from = 0, matters }: Some = {},
): readonly number[] {
  const store = new MessageStore();
  for (const row of rows) store.append(row);
  const range = { store, from: Math.min(from, rows.length), to: rows.length };
  if (matters === undefined) return marked(markPacketText(wanted), range);
  const within = createBits(range);
  for (let row = range.from; row < range.to; row++) if (matters(row)) setBit(within, row - range.from);
  return marked(markPacketText(wanted), range, within);
}

/** What reading every packet finds. */
function reading(rows: readonly NewRow[], wanted: string, { from = 0 }: Some = {}): readonly number[] {
  const lower = wanted.toLowerCase();
  return rows.flatMap((row, index) =>
    index >= from && readRow(row).text.toLowerCase().includes(lower) ? [index] : [],
  );
}

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
        assert.deepEqual(search(rows, wanted, { from }), reading(rows, wanted, { from }));
      }),
      { numRuns: 300 },
    );
  });

  it('finds any piece of a packet, whatever values and names it spans', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.tuple(fc.nat(), fc.nat(40)), (rows, which, [start, length]) => {
        const texts = rows.map((row) => readRow(row).text);
        const whole = texts[which % Math.max(1, texts.length)] ?? '';
        const at = start % Math.max(1, whole.length);
        const piece = whole.slice(at, at + length + 1);
        assert.deepEqual(search(rows, piece), reading(rows, piece));
      }),
      { numRuns: 500 },
    );
  });

  it('finds among the rows that matter what it finds among all', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom('gear', 'r","', 'é', 'urgent', '1'),
        fc.nat(),
        (rows, wanted, some) => {
          const matters = (row: number) => ((some >>> (row % 31)) & 1) === 1;
          const found = search(rows, wanted, { matters });
          assert.deepEqual(found.filter(matters), reading(rows, wanted).filter(matters));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('goes on where it was when rows come and go', () => {
    fc.assert(
      fc.property(
        fc.array(anyRows, { maxLength: 6 }),
        fc.constantFrom('gear', 'a":"g', '1.5'),
        (waves, wanted) => {
          const store = new MessageStore({ maxRows: 96 });
          const marker = markPacketText(wanted);
          const all: NewRow[] = [];
          for (const rows of waves) {
            const from = Math.max(all.length, store.first);
            for (const row of rows) store.append(row);
            all.push(...rows);
            for (const range of [
              { store, from: Math.max(from, store.first), to: store.next },
              { store, from: store.first, to: store.next },
            ])
              assert.deepEqual(marked(marker, range), reading(all, wanted, { from: range.from }));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('looks for the longest word that can stand in one value', () => {
    assert.equal(longestWord('wear","readings'), 'readings');
    assert.equal(longestWord('two words'), 'two words');
    assert.equal(longestWord('":{'), '');
  });
});
