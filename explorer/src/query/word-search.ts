import {
  type Block,
  endOfPart,
  endOfValue,
  entryAt,
  heads,
  plainHead,
  skipValues,
  startOfLiteral,
} from '../store/block.ts';
import { type Place, type Template, maxEntries } from '../store/template.ts';
import { type FindWord, createFindWord } from './find-word.ts';
import { type RowRange, countBits, hasBit, matters, setBit } from './marks.ts';

/** Rows that need not be looked at are looked at all the same when they are that few, between others. */
const fewBetween = 8;

/** Looks for a word of ASCII in lower case in the rows of blocks, block after block. */
export class WordSearch {
  readonly #word: string;
  readonly #find: FindWord;
  #latest: BlockSearch | undefined;

  constructor(word: string) {
    this.#word = word;
    this.#find = createFindWord(word);
  }

  /** Marks rows that hold the word in a value or a name, and for some of those that do not matter, too. */
  mark(range: RowRange, bits: Uint32Array, within: Uint32Array | undefined): void {
    const blocks = range.store.blocks(range.from, range.to);
    // As rows are looked through, the newest first: the block of the next run is the first of this one.
    for (const block of blocks.toReversed()) {
      if (this.#latest?.block !== block) this.#latest = new BlockSearch(block, this.#word, this.#find);
      this.#latest.mark(range, bits, within);
    }
  }
}

/** What of a template holds the word. */
interface Found {
  readonly template: Template;
  /** All its payloads do. */
  readonly always: boolean;
  readonly places: FoundPlace[];
}

/** A place of which an entry holds the word. */
interface FoundPlace {
  readonly index: number;
  readonly entries: Uint8Array;
}

class BlockSearch {
  readonly block: Block;
  readonly #word: string;
  readonly #find: FindWord;
  readonly #found: Found[] = [];
  /** How many entries of each place have been looked at. */
  readonly #checked = new Map<Place, number>();
  #isShared = false;
  /** The bytes before it hold the word nowhere. */
  #clean = 0;

  constructor(block: Block, word: string, find: FindWord) {
    this.block = block;
    this.#word = word;
    this.#find = find;
  }

  mark(range: RowRange, bits: Uint32Array, within: Uint32Array | undefined): void {
    const rows = {
      range,
      bits,
      within,
      from: Math.max(range.from, this.block.firstRow),
      to: Math.min(range.to, this.block.lastRow + 1),
    };
    if (within === undefined || isDense(within)) this.#skipClean();
    this.#refresh();
    if (this.#isShared) this.#markShared(rows);
    if (this.#clean < this.block.used) this.#markOwn(rows);
  }

  /** One pass over all bytes up to the first that may hold the word: most words are in few blocks. */
  #skipClean(): void {
    const { bytes, used } = this.block;
    if (this.#clean >= used) return;
    const from = Math.max(0, this.#clean - this.#word.length + 1);
    const found = this.#find(bytes, from, used);
    this.#clean = found === -1 ? used : found;
  }

  /** Looks at what the payloads of the block share, as far as it is new. */
  #refresh(): void {
    const { templates } = this.block;
    for (let number = 0; number < templates.length; number++) {
      const template = templates[number];
      if (template === undefined) continue;
      const found = (this.#found[number] ??= this.#foundIn(template));
      if (found.always) continue;
      for (let index = 0; index < template.places.length; index++) {
        const place = template.places[index];
        if (place !== undefined) this.#refreshPlace(found, place, index);
      }
    }
  }

  #foundIn(template: Template): Found {
    const always = template.fixed.toLowerCase().includes(this.#word);
    if (always) this.#isShared = true;
    return { template, always, places: [] };
  }

  #refreshPlace({ places }: Found, place: Place, index: number): void {
    const { entries } = place;
    const known = this.#checked.get(place) ?? 0;
    if (known === entries.length) return;
    this.#checked.set(place, entries.length);
    for (let entry = known; entry < entries.length; entry++) {
      if (!this.#isIn(entries[entry] ?? 0)) continue;
      let found = places.find((each) => each.index === index);
      if (found === undefined) {
        found = { index, entries: new Uint8Array(maxEntries) };
        places.push(found);
        places.sort((left, right) => left.index - right.index);
      }
      found.entries[entry] = 1;
      this.#isShared = true;
    }
  }

  #isIn(at: number): boolean {
    const { bytes } = this.block;
    const end = endOfValue(bytes, at);
    return end > this.#clean && this.#find(bytes, startOfLiteral(bytes, at), end) !== -1;
  }

  /** Marks the rows that share what holds the word. */
  #markShared({ range, bits, within, from, to }: Rows): void {
    const { store } = range;
    const { offset } = store.columns;
    for (let row = from; row < to; row++) {
      if (!matters(within, row - range.from)) continue;
      const at = offset[row % store.capacity] ?? 0;
      const next = this.#behindPart(at);
      if (next === -1 || this.#behindPart(next) === -1) setBit(bits, row - range.from);
    }
  }

  /** Where a part ends that shares nothing with the word; -1 for one that does. */
  #behindPart(at: number): number {
    const { bytes } = this.block;
    const found = this.#found[bytes[at] ?? heads.none];
    if (found === undefined) return endOfPart(this.block, at);
    if (found.always) return -1;
    let next = at + 1;
    let index = 0;
    for (const place of found.places) {
      next = skipValues(bytes, next, place.index - index);
      index = place.index;
      const entry = entryAt(bytes, next);
      if (entry !== -1 && place.entries[entry] === 1) return -1;
    }
    return skipValues(bytes, next, found.template.places.length - index);
  }

  /** Marks the rows with the word in bytes of their own: rows that lie side by side in one pass. */
  #markOwn(rows: Rows): void {
    const { to } = rows;
    for (let row = nextLeft(rows, rows.from); row < to;) {
      let last = row;
      for (let next = nextLeft(rows, row + 1); next < to && next - last <= fewBetween;) {
        last = next;
        next = nextLeft(rows, next + 1);
      }
      this.#markRun(row, last, rows);
      row = nextLeft(rows, last + 1);
    }
  }

  #markRun(first: number, last: number, rows: Rows): void {
    const { bytes } = this.block;
    const { range } = rows;
    const end = this.#endOf(last, range);
    let row = first;
    for (let at = Math.max(this.#startOf(first, range), this.#clean); at < end;) {
      at = this.#find(bytes, at, end);
      if (at === -1) return;
      while (row < last && this.#startOf(row + 1, range) <= at) row += 1;
      const isFound = !hasBit(rows.bits, row - range.from) && this.#isValue(this.#startOf(row, range), at);
      if (isFound) this.#markPacket(row, rows);
      if (!hasBit(rows.bits, row - range.from)) at += 1;
      else {
        row = nextLeft(rows, row + 1);
        if (row > last) return;
        at = this.#startOf(row, range);
      }
    }
  }

  /** All rows of a packet: the entries of a batch have the same bytes. */
  #markPacket(last: number, { range, bits, from }: Rows): void {
    const start = this.#startOf(last, range);
    for (let row = last; row >= from && this.#startOf(row, range) === start; row--)
      setBit(bits, row - range.from);
  }

  /** Whether the word that was found at an offset stands in a value, not across codes. */
  #isValue(start: number, at: number): boolean {
    return this.#isInPart(start, at) ?? this.#isInPart(endOfPart(this.block, start), at) ?? false;
  }

  /** Undefined when the offset lies behind the part. */
  #isInPart(part: number, at: number): boolean | undefined {
    const { bytes, templates } = this.block;
    const behind = at + this.#word.length;
    const head = bytes[part] ?? heads.none;
    if (head === heads.plain) {
      const end = endOfPart(this.block, part);
      return at < end ? at >= part + plainHead && behind <= end : undefined;
    }
    let value = part + 1;
    for (let left = templates[head]?.places.length ?? 0; left > 0; left--) {
      const next = endOfValue(bytes, value);
      if (at < next)
        return entryAt(bytes, value) === -1 && at >= startOfLiteral(bytes, value) && behind <= next;
      value = next;
    }
    return at < value ? false : undefined;
  }

  #startOf(row: number, { store }: RowRange): number {
    return store.columns.offset[row % store.capacity] ?? 0;
  }

  /** The next row of the block begins there, unless it is of the same packet. */
  #endOf(row: number, range: RowRange): number {
    const start = this.#startOf(row, range);
    const next = row < this.block.lastRow ? this.#startOf(row + 1, range) : start;
    return next > start ? next : endOfPart(this.block, endOfPart(this.block, start));
  }
}

/** The rows of a block within a range, and what is to be marked of them. */
interface Rows {
  readonly range: RowRange;
  readonly bits: Uint32Array;
  readonly within: Uint32Array | undefined;
  readonly from: number;
  readonly to: number;
}

/** The next row that matters and is not found yet; `to` when there is none. */
function nextLeft({ range, bits, within, to }: Rows, from: number): number {
  let index = from - range.from;
  const count = to - range.from;
  while (index < count) {
    const word = index >>> 5;
    const left = ~(bits[word] ?? 0) & (within?.[word] ?? -1) & (-1 << (index & 31));
    if (left !== 0) return Math.min(to, range.from + word * 32 + 31 - Math.clz32(left & -left));
    index = (word + 1) * 32;
  }
  return to;
}

/** Whether a good part of the rows matter. */
function isDense(within: Uint32Array): boolean {
  let count = 0;
  for (const word of within) count += countBits(word);
  return count > within.length * 4;
}
