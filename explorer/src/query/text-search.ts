import {
  type Block,
  endOfPart,
  endOfValue,
  entryAt,
  heads,
  plainHead,
  startOfLiteral,
} from '../store/block.ts';
import type { Place, Template } from '../store/template.ts';
import { type Marker, type RowRange, clearBit, eachBit, matters, setBit } from './marks.ts';
import { isAscii, isBatched, markPackets, packetText } from './payloads.ts';

/** Marks the rows whose payload or MQTT properties hold a text, in any case. */
export function markPacketText(text: string): Marker {
  const lower = text.toLowerCase();
  const holds = (packet: string) => packet.toLowerCase().includes(lower);
  // A value and what stands around it are apart in a block: a text of both is put together where its longest word is.
  const word = isAscii(text) ? longestWord(lower) : '';
  if (word === '') return markPackets(holds);
  const isWhole = word === lower;
  return (range, bits, within) => {
    for (const block of range.store.blocks(range.from, range.to))
      new WordSearch(word, block, range).mark(bits);
    eachBit(bits, (index) => {
      const row = range.from + index;
      if (!matters(within, index)) clearBit(bits, index);
      else if ((!isWhole || isBatched(range.store, row)) && !holds(packetText(range.store, row)))
        clearBit(bits, index);
    });
  };
}

/** The longest part of a text that can stand in one value or one name: JSON has none of these beside values. */
export function longestWord(text: string): string {
  const words = text.trim().split(/["\\:,{}[\]\t\r\n]/);
  return words.reduce((longest, word) => (word.trim().length > longest.length ? word.trim() : longest), '');
}

/** What of a template holds a word. */
interface Found {
  /** What all its payloads share. */
  readonly always: boolean;
  /** Of each place its entries that do; undefined where none does. */
  readonly entries: readonly (Uint8Array | undefined)[];
}

const nothing: Found = { always: false, entries: [] };

/** Looks for a word in the rows of a block: once in what they share, and in one go in what is theirs. */
class WordSearch {
  readonly #word: string;
  readonly #block: Block;
  readonly #range: RowRange;
  /** The block's own rows within the range. */
  readonly #from: number;
  readonly #to: number;

  constructor(word: string, block: Block, range: RowRange) {
    this.#word = word;
    this.#block = block;
    this.#range = range;
    this.#from = Math.max(range.from, block.firstRow);
    this.#to = Math.min(range.to, block.lastRow + 1);
  }

  mark(bits: Uint32Array): void {
    const found = this.#block.templates.map((template) => this.#findIn(template));
    const isShared = found.some((each) => each !== nothing);
    if (!isShared || this.#markShared(found, bits) < this.#to - this.#from) this.#markOwn(bits);
  }

  #findIn({ fixed, places }: Template): Found {
    const always = fixed.toLowerCase().includes(this.#word);
    const entries = places.map((place) => (always ? undefined : this.#entriesOf(place)));
    return always || entries.some((each) => each !== undefined) ? { always, entries } : nothing;
  }

  #entriesOf({ entries }: Place): Uint8Array | undefined {
    const { bytes } = this.#block;
    let found: Uint8Array | undefined;
    for (const [index, at] of entries.entries()) {
      const value = bytes.toString('latin1', startOfLiteral(bytes, at), endOfValue(bytes, at));
      if (!value.toLowerCase().includes(this.#word)) continue;
      found ??= new Uint8Array(entries.length);
      found[index] = 1;
    }
    return found;
  }

  /** Marks the rows that share what holds the word. Returns how many. */
  #markShared(found: readonly Found[], bits: Uint32Array): number {
    let count = 0;
    for (let row = this.#from; row < this.#to; row++) {
      const at = this.#startOf(row);
      if (!this.#isShared(found, at) && !this.#isShared(found, endOfPart(this.#block, at))) continue;
      setBit(bits, row - this.#range.from);
      count += 1;
    }
    return count;
  }

  #isShared(found: readonly Found[], at: number): boolean {
    const { bytes } = this.#block;
    const { always, entries } = found[bytes[at] ?? heads.none] ?? nothing;
    if (always) return true;
    let next = at + 1;
    for (const wanted of entries) {
      const entry = wanted === undefined ? -1 : entryAt(bytes, next);
      if (entry !== -1 && wanted?.[entry] === 1) return true;
      next = endOfValue(bytes, next);
    }
    return false;
  }

  /** Marks the rows with the word in bytes of their own: one pass over all of them, then a look at each place. */
  #markOwn(bits: Uint32Array): void {
    const start = this.#startOf(this.#from);
    const find = finder(this.#block.bytes.toString('latin1', start, this.#endOf(this.#to - 1)), this.#word);
    let row = this.#from;
    for (let found = find(0); found !== -1;) {
      const at = start + found;
      while (row + 1 < this.#to && this.#startOf(row + 1) <= at) row += 1;
      const isFound = this.#isValue(this.#startOf(row), at);
      if (isFound) this.#markPacket(row, bits);
      found = find(isFound ? this.#endOf(row) - start : found + 1);
    }
  }

  /** All rows of a packet: the entries of a batch have the same bytes. */
  #markPacket(last: number, bits: Uint32Array): void {
    const start = this.#startOf(last);
    for (let row = last; row >= this.#from && this.#startOf(row) === start; row--)
      setBit(bits, row - this.#range.from);
  }

  /** Whether the word that was found at an offset stands in a value, not across codes. */
  #isValue(start: number, at: number): boolean {
    const payloadEnd = endOfPart(this.#block, start);
    const [part, end] =
      at < payloadEnd ? [start, payloadEnd] : [payloadEnd, endOfPart(this.#block, payloadEnd)];
    const { bytes } = this.#block;
    const behind = at + this.#word.length;
    const head = bytes[part] ?? heads.none;
    if (head === heads.plain) return at >= part + plainHead && behind <= end;
    for (let value = part + 1; value <= at && head !== heads.none;) {
      const next = endOfValue(bytes, value);
      if (at < next)
        return entryAt(bytes, value) === -1 && at >= startOfLiteral(bytes, value) && behind <= next;
      value = next;
    }
    return false;
  }

  #startOf(row: number): number {
    const { store } = this.#range;
    return store.columns.offset[row % store.capacity] ?? 0;
  }

  #endOf(row: number): number {
    return endOfPart(this.#block, endOfPart(this.#block, this.#startOf(row)));
  }
}

/** Bytes read as Latin-1 keep their offsets, and no byte beyond ASCII can be mistaken for a letter of the word. */
function finder(letters: string, word: string): (from: number) => number {
  if (!/[a-z]/.test(word)) return (from) => letters.indexOf(word, from);
  const pattern = new RegExp(word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'gi');
  return (from) => {
    pattern.lastIndex = from;
    return pattern.exec(letters)?.index ?? -1;
  };
}
