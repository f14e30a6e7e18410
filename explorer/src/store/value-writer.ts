import { type Block, endOfValue, entryAt, startOfLiteral } from './block.ts';
import type { NextPayload } from './last-payload.ts';
import { SeenValues } from './seen-values.ts';
import { type Place, codes, maxEntries } from './template.ts';

/** A place where that many values came, and less than one in eight had come before, gets no entries any more. */
const patience = 400;

/** Writes the values of payloads into a block: a value that came before at its place as the number of an entry. */
export class ValueWriter {
  readonly #seen = new SeenValues();
  readonly #next: NextPayload;
  #block: Block;
  /** The number of the place among those of the block. */
  #number = 0;
  /** The value that is being written. */
  #start = 0;
  #end = 0;
  #hash = 0;

  /** The values are those of `next`. */
  constructor(block: Block, next: NextPayload) {
    this.#block = block;
    this.#next = next;
  }

  /** From now on values go into another block. */
  open(block: Block): void {
    this.#block = block;
    this.#seen.clear();
  }

  /** Writes a value of the payload. Returns the number of its entry; -1 when it has none. */
  write(place: Place, number: number, index: number): number {
    this.#number = number;
    this.#start = this.#next.starts[index] ?? 0;
    this.#end = this.#next.ends[index] ?? 0;
    if (!place.isUnique) {
      this.#hash = this.#hashOfValue();
      const entry = this.#findEntry(place);
      if (entry !== -1) {
        place.hits += 1;
        this.writeEntry(entry);
        return entry;
      }
      this.#remember(place);
    }
    this.#writeLiteral();
    return -1;
  }

  writeEntry(entry: number): void {
    const { bytes } = this.#block;
    if (entry < codes.farEntry) {
      bytes[this.#block.used++] = entry;
      return;
    }
    const far = entry - codes.farEntry;
    bytes[this.#block.used++] = codes.farEntry + (far >> 8);
    bytes[this.#block.used++] = far & 0xff;
  }

  #hashOfValue(): number {
    const { bytes } = this.#next;
    let hash = 0x811c9dc5;
    for (let at = this.#start; at < this.#end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return hash;
  }

  /** -1 when the value did not come before, as far as is known. */
  #findEntry(place: Place): number {
    const first = this.#seen.cellOf(this.#hash, this.#number);
    const cell = this.#isIn(first) ? first : this.#isIn(first ^ 1) ? first ^ 1 : -1;
    return cell === -1 ? -1 : this.#entryOf(cell, place);
  }

  /** Whether a cell tells of this value. */
  #isIn(cell: number): boolean {
    const at = (this.#seen.at[cell] ?? 0) - 1;
    if (at < 0 || this.#seen.place[cell] !== this.#number) return false;
    const { bytes } = this.#block;
    const from = startOfLiteral(bytes, at);
    const length = this.#end - this.#start;
    return (
      entryAt(bytes, at) === -1 && endOfValue(bytes, at) === from + length && this.#hasBytes(from, length)
    );
  }

  /** Whether the value has the bytes of the block. */
  #hasBytes(from: number, length: number): boolean {
    const { bytes } = this.#block;
    const other = this.#next.bytes;
    for (let index = 0; index < length; index++)
      if (bytes[from + index] !== other[this.#start + index]) return false;
    return true;
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
    const { bytes } = block;
    const length = this.#end - this.#start;
    let used = block.used;
    if (length < codes.longLiteral - codes.literal) bytes[used++] = codes.literal + length;
    else {
      bytes[used++] = codes.longLiteral;
      bytes[used++] = length & 0xff;
      bytes[used++] = length >> 8;
    }
    const from = this.#next.bytes;
    for (let at = this.#start; at < this.#end; at++) bytes[used++] = from[at] ?? 0;
    block.used = used;
  }
}
