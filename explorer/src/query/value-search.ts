import {
  type Block,
  endOfValue,
  entryAt,
  heads,
  plainHead,
  skipValues,
  startOfLiteral,
} from '../store/block.ts';
import type { Place, Template } from '../store/template.ts';
import { type Marker, type RowRange, matters, setBit } from './marks.ts';
import { entryOf, eventOf, isBatched } from './payloads.ts';

/** What to look for in the events. */
export interface ValueQuery {
  /** What of an event is asked about; it is also asked of an event that has numbers of places in it. */
  readonly pick: (event: unknown) => unknown;
  /** Asked about a value that is no list: of a list one item is enough. What object it is makes no difference. */
  readonly test: (value: unknown) => boolean;
  /** Of texts only this one passes, where that is so. */
  readonly text?: string | undefined;
  /** A payload that is kept as it is and holds none of these bytes has no such value. */
  readonly name: string | undefined;
}

/** Marks the rows in whose event a value passes. Where it stands is worked out once for all payloads of one kind; only what stands there is read. */
export function markValues(query: ValueQuery): Marker {
  return (range, bits, within) => {
    for (const block of range.store.blocks(range.from, range.to))
      new ValueSearch(query, block, range).mark(bits, within);
  };
}

/** How to tell for the payloads of one template. */
type Finding =
  | { readonly kind: 'always' | 'never' }
  /** One of these values must pass, in the order in which they stand. */
  | { readonly kind: 'values'; readonly values: readonly FoundValue[] };

interface FoundValue {
  readonly index: number;
  readonly place: Place;
  /** Which entries pass. */
  readonly entries: Uint8Array;
}

const [always, never] = [{ kind: 'always' }, { kind: 'never' }] as const satisfies readonly Finding[];

class ValueSearch {
  readonly #query: ValueQuery;
  readonly #block: Block;
  readonly #range: RowRange;
  readonly #findings: readonly Finding[];
  /** Of entries of batches, by template and entry. */
  readonly #inBatches = new Map<number, Finding>();
  readonly #name: Buffer | undefined;
  readonly #text: Buffer | undefined;

  constructor(query: ValueQuery, block: Block, range: RowRange) {
    this.#query = query;
    this.#text = query.text === undefined ? undefined : Buffer.from(query.text);
    this.#block = block;
    this.#range = range;
    this.#findings = block.templates.map((template) => this.#findIn(template, template.shape));
    this.#name = query.name === undefined ? undefined : Buffer.from(JSON.stringify(query.name));
  }

  mark(bits: Uint32Array, within: Uint32Array | undefined): void {
    const { store, from, to } = this.#range;
    const { offset } = store.columns;
    const last = Math.min(to - 1, this.#block.lastRow);
    for (let row = Math.max(from, this.#block.firstRow); row <= last; row++) {
      if (!matters(within, row - from)) continue;
      if (this.#passes(row, offset[row % store.capacity] ?? 0)) setBit(bits, row - from);
    }
  }

  #findingOf(row: number, head: number): Finding | undefined {
    const { store } = this.#range;
    if (!isBatched(store, row)) return this.#findings[head];
    const entry = store.columns.entry[row % store.capacity] ?? 0;
    const key = head * 0x1_0000 + entry;
    const known = this.#inBatches.get(key);
    const template = this.#block.templates[head];
    if (known !== undefined || template === undefined) return known;
    const found = this.#findIn(template, entryOf(template.shape, entry));
    this.#inBatches.set(key, found);
    return found;
  }

  #findIn({ places }: Template, shape: unknown): Finding {
    const items = itemsOf(this.#query.pick(shape));
    if (items.some((item) => typeof item === 'object' && this.#query.test(item))) return always;
    const indices = items.filter((item) => typeof item !== 'object').map(Number);
    const values = indices
      .sort((left, right) => left - right)
      .flatMap((index) => {
        const place = places[index];
        if (place === undefined) return [];
        return [
          { index, place, entries: Uint8Array.from(place.entries, (at) => (this.#test(at, place) ? 1 : 0)) },
        ];
      });
    return values.length === 0 ? never : { kind: 'values', values };
  }

  #passes(row: number, at: number): boolean {
    const { bytes } = this.#block;
    const head = bytes[at] ?? heads.none;
    const finding = this.#findingOf(row, head);
    if (finding === undefined) return this.#passesPlain(row, at);
    if (finding.kind !== 'values') return finding.kind === 'always';
    let next = at + 1;
    let index = 0;
    for (const value of finding.values) {
      next = skipValues(bytes, next, value.index - index);
      index = value.index;
      const entry = entryAt(bytes, next);
      if (entry === -1 ? this.#test(next, value.place) : value.entries[entry] === 1) return true;
    }
    return false;
  }

  #passesPlain(row: number, at: number): boolean {
    const { bytes } = this.#block;
    if (bytes[at] !== heads.plain) return false;
    if (this.#name === undefined) return this.#passesRead(row);
    const start = at + plainHead;
    const payload = bytes.subarray(start, start + bytes.readUInt32LE(at + 1));
    return payload.includes(this.#name) && this.#passesRead(row);
  }

  #passesRead(row: number): boolean {
    return itemsOf(this.#query.pick(eventOf(this.#range.store, row))).some((item) => this.#query.test(item));
  }

  /** Tests the value that is written at an offset. */
  #test(at: number, { isText }: Place): boolean {
    const { bytes } = this.#block;
    const [start, end] = [startOfLiteral(bytes, at), endOfValue(bytes, at)];
    // An escape takes more bytes than what it stands for.
    if (isText && this.#text !== undefined && end - start <= this.#text.length)
      return isSame(bytes, start, this.#text) && end - start === this.#text.length;
    const text = bytes.toString('utf8', start, end);
    return this.#query.test(
      isText && !text.includes('\\') ? text : (JSON.parse(isText ? `"${text}"` : text) as unknown),
    );
  }
}

/** A value, or what a list has in it, however deep; nothing where there is none. */
function itemsOf(value: unknown): readonly unknown[] {
  const items: unknown[] = [];
  // A list in a list in a list may be deeper than calls can be.
  const left = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!Array.isArray(next)) items.push(next);
    else for (const item of next as readonly unknown[]) left.push(item);
  }
  return items;
}

/** From behind: ids that follow each other begin alike. */
function isSame(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let index = text.length - 1; index >= 0; index--) if (bytes[at + index] !== text[index]) return false;
  return true;
}
