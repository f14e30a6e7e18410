import { rowFlags } from '../store/row.ts';
import { createFindWord } from './find-word.ts';
import { type Marker, type RowRange, clearBit, eachBit, matters } from './marks.ts';
import { isAscii, isBatched, markPackets, packetText } from './payloads.ts';
import { SpanSearch } from './span-search.ts';
import { WordSearch } from './word-search.ts';

/** Marks the rows whose payload or MQTT properties hold a text, in any case. */
export function markPacketText(text: string): Marker {
  const lower = text.toLowerCase();
  const holds = (packet: string) => packet.toLowerCase().includes(lower);
  if (!isAscii(text)) return markNear(asciiWord(lower), holds);
  const word = longestWord(lower);
  return word === lower ? markWord(word, holds) : markSpan(lower, { word, holds });
}

/** Marks the rows that hold a word in one value or one name. */
function markWord(word: string, holds: (packet: string) => boolean): Marker {
  const search = new WordSearch(word);
  return (range, bits, within) => {
    search.mark(range, bits, within);
    if (within !== undefined)
      for (let index = 0; index < bits.length; index++)
        bits[index] = (bits[index] ?? 0) & (within[index] ?? 0);
    // The bytes of a batch are those of all its entries.
    if (hasBatches(range))
      check(range, bits, (row) => !isBatched(range.store, row) || holds(packetText(range.store, row)));
  };
}

interface Span {
  /** The longest part of the text that can stand in one value; '' for none. */
  readonly word: string;
  readonly holds: (packet: string) => boolean;
}

/** Marks the rows that hold a text in one value, or in several and what stands around them. */
function markSpan(text: string, { word, holds }: Span): Marker {
  const find = word === '' ? undefined : createFindWord(word);
  const inOne = markWord(text, holds);
  const search = new SpanSearch(text, (row, { store }) => {
    if (isBatched(store, row)) return holds(packetText(store, row));
    const payload = store.payload(row);
    const mayHold =
      find === undefined ||
      (payload !== undefined && find(payload, 0, payload.length) !== -1) ||
      store.properties(row)?.toLowerCase().includes(word) === true;
    return mayHold && holds(packetText(store, row));
  });
  return (range, bits, within) => {
    inOne(range, bits, within);
    search.mark(range, bits, within);
  };
}

/** Marks the rows that hold a text, of those that hold a word of it. */
function markNear(word: string, holds: (packet: string) => boolean): Marker {
  if (word === '') return markPackets(holds);
  const search = new WordSearch(word);
  return (range, bits, within) => {
    search.mark(range, bits, within);
    check(range, bits, (row, index) => matters(within, index) && holds(packetText(range.store, row)));
  };
}

/** Clears the bits of the rows that do not pass. */
function check({ from }: RowRange, bits: Uint32Array, passes: (row: number, index: number) => boolean): void {
  eachBit(bits, (index) => {
    if (!passes(from + index, index)) clearBit(bits, index);
  });
}

/** The longest word of ASCII that is in every text that holds another one. */
function asciiWord(text: string): string {
  return longestWord(text.replace(/[^\0-\x7f]/g, '"'));
}

function hasBatches({ store, from, to }: RowRange): boolean {
  const { flags } = store.columns;
  for (let row = from; row < to; row++)
    if (((flags[row % store.capacity] ?? 0) & rowFlags.batched) !== 0) return true;
  return false;
}

/** The longest part of a text that can stand in one value or one name: JSON has none of these beside values. */
export function longestWord(text: string): string {
  const words = text.trim().split(/["\\:,{}[\]\t\r\n]/);
  return words.reduce((longest, word) => (word.trim().length > longest.length ? word.trim() : longest), '');
}
