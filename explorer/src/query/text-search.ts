import { rowFlags } from '../store/row.ts';
import { type Marker, type RowRange, clearBit, eachBit } from './marks.ts';
import { isAscii, isBatched, markPackets, packetText } from './payloads.ts';
import { WordSearch } from './word-search.ts';

/** Marks the rows whose payload or MQTT properties hold a text, in any case. */
export function markPacketText(text: string): Marker {
  const lower = text.toLowerCase();
  const holds = (packet: string) => packet.toLowerCase().includes(lower);
  // A value and what stands around it are apart in a block: a text of both is put together where its longest word is.
  const word = isAscii(text) ? longestWord(lower) : '';
  if (word === '') return markPackets(holds);
  const isWhole = word === lower;
  const search = new WordSearch(word);
  return (range, bits, within) => {
    search.mark(range, bits, within);
    if (within !== undefined)
      for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (within[word] ?? 0);
    if (isWhole && !hasBatches(range)) return;
    eachBit(bits, (index) => {
      const row = range.from + index;
      if ((!isWhole || isBatched(range.store, row)) && !holds(packetText(range.store, row))) clearBit(bits, index);
    });
  };
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
