import { type Block, endOfValue, entryAt, startOfLiteral } from './block.ts';
import { endOfBare, endOfText, escapeLength, isBareByte, isScalar } from './scalars.ts';
import { SeenValues } from './seen-values.ts';
import { type Place, codes, maxEntries } from './template.ts';

/** A place where that many values came, and less than one in eight had come before, gets no entries any more. */
const patience = 400;

const quote = 0x22;
const backslash = 0x5c;

/** Writes the values of payloads into a block: a value that came before at its place as the number of an entry. */
export class ValueWriter {
  readonly #seen = new SeenValues();
  #block: Block;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Where the part of the row begins: what is behind it may yet be taken back. */
  #begin = 0;
  /** The number of the place among those of the block. */
  #number = 0;
  /** The value that is being written. */
  #start = 0;
  #end = 0;
  #hash = 0;

  constructor(block: Block) {
    this.#block = block;
  }

  /** From now on values go into another block. */
  open(block: Block): void {
    this.#block = block;
    this.#seen.clear();
  }

  /** The next values are of this payload; what they write may be taken back. */
  begin(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#begin = this.#block.used;
  }

  /** Writes the value at an offset of the payload. Returns where it ends; -1 where there is none of its kind. */
  write(place: Place, number: number, start: number): number {
    this.#number = number;
    this.#start = start;
    if (this.#isSame(place)) {
      this.#writeNumber(place.latest);
      return this.#end;
    }
    this.#end = this.#findEnd(place);
    if (this.#end === -1) return -1;
    if (!place.isUnique && this.#writeEntry(place)) return this.#end;
    if (!place.isText && !isScalar(this.#bytes, start, this.#end)) return -1;
    if (!place.isUnique) this.#remember(place);
    this.#writeLiteral();
    return this.#end;
  }

  /** Whether the value is that of the place's latest entry: many places have one value for a long time. */
  #isSame({ entries, latest, isText }: Place): boolean {
    if (latest === -1) return false;
    const { bytes } = this.#block;
    const at = entries[latest] ?? 0;
    const from = startOfLiteral(bytes, at);
    const length = endOfValue(bytes, at) - from;
    const behind = this.#bytes[this.#start + length] ?? 0;
    if (isText ? behind !== quote : isBareByte[behind] === 1) return false;
    if (!this.#hasBytes(from, length)) return false;
    this.#end = this.#start + length;
    return true;
  }

  /** Whether the value begins with bytes of the block. */
  #hasBytes(from: number, length: number): boolean {
    const { bytes } = this.#block;
    for (let index = 0; index < length; index++)
      if (bytes[from + index] !== this.#bytes[this.#start + index]) return false;
    return true;
  }

  #findEnd({ isText, isUnique }: Place): number {
    if (!isText) return this.#endOfBare();
    return isUnique ? endOfText(this.#bytes, this.#start) : this.#endOfText();
  }

  /** As `endOfText`, with the hash of what is before. */
  #endOfText(): number {
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let at = this.#start; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        this.#hash = hash;
        return at;
      }
      if (byte < 0x20) return -1;
      hash = Math.imul(hash ^ byte, 0x01000193);
      if (byte !== backslash) continue;
      const length = escapeLength(bytes, at);
      if (length === 0) return -1;
      at += length - 1;
    }
    return -1;
  }

  #endOfBare(): number {
    const bytes = this.#bytes;
    if (isBareByte[bytes[this.#start] ?? 0] === 0) return -1;
    const end = endOfBare(bytes, this.#start);
    let hash = 0x811c9dc5;
    for (let at = this.#start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    this.#hash = hash;
    return end;
  }

  /** False when the value did not come before, as far as is known. */
  #writeEntry(place: Place): boolean {
    const first = this.#seen.cellOf(this.#hash, this.#number);
    const cell = this.#isIn(first) ? first : this.#isIn(first ^ 1) ? first ^ 1 : -1;
    const entry = cell === -1 ? -1 : this.#entryOf(cell, place);
    if (entry === -1) return false;
    place.hits += 1;
    place.latest = entry;
    this.#writeNumber(entry);
    return true;
  }

  #writeNumber(entry: number): void {
    const { bytes } = this.#block;
    if (entry < codes.farEntry) {
      bytes[this.#block.used++] = entry;
      return;
    }
    const far = entry - codes.farEntry;
    bytes[this.#block.used++] = codes.farEntry + (far >> 8);
    bytes[this.#block.used++] = far & 0xff;
  }

  /** Whether a cell tells of this value, written where nothing is taken back any more. */
  #isIn(cell: number): boolean {
    const at = (this.#seen.at[cell] ?? 0) - 1;
    if (at < 0 || at >= this.#begin || this.#seen.place[cell] !== this.#number) return false;
    const { bytes } = this.#block;
    const from = startOfLiteral(bytes, at);
    const length = this.#end - this.#start;
    if (entryAt(bytes, at) !== -1 || endOfValue(bytes, at) !== from + length) return false;
    return from + length <= this.#begin && this.#hasBytes(from, length);
  }

  /** The entry of a cell; what comes a second time becomes one. -1 when there is no room for more. */
  #entryOf(cell: number, { entries }: Place): number {
    const known = this.#seen.entry[cell] ?? 0;
    if (known > 0) return known - 1;
    if (entries.length >= maxEntries) return -1;
    entries.push((this.#seen.at[cell] ?? 0) - 1);
    this.#seen.entry[cell] = entries.length;
    return entries.length - 1;
  }

  #remember(place: Place): void {
    place.misses += 1;
    if (place.misses > patience && place.hits * 8 < place.misses) place.isUnique = true;
    this.#seen.add(this.#seen.cellOf(this.#hash, this.#number), this.#number, this.#block.used);
  }

  #writeLiteral(): void {
    const block = this.#block;
    const length = this.#end - this.#start;
    if (length < codes.longLiteral - codes.literal) block.bytes[block.used++] = codes.literal + length;
    else {
      block.bytes[block.used++] = codes.longLiteral;
      block.bytes[block.used++] = length & 0xff;
      block.bytes[block.used++] = length >> 8;
    }
    for (let at = this.#start; at < this.#end; at++) block.bytes[block.used++] = this.#bytes[at] ?? 0;
  }
}
