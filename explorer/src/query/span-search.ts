import { type Block, endOfPart, endOfValue, entryAt, heads, startOfLiteral } from '../store/block.ts';
import { type Place, type Template, maxEntries } from '../store/template.ts';
import { type Condition, type Outlined, alignmentsOf } from './alignments.ts';
import { isAt } from './find-word.ts';
import { type RowRange, hasBit, matters, setBit } from './marks.ts';
import { isBatched } from './payloads.ts';

/**
 * Looks for a text that values and what stands around them may make together. Where it can stand is worked out once for
 * all payloads of one outline; then only values are compared.
 */
export class SpanSearch {
  readonly #text: string;
  readonly #reads: (row: number, range: RowRange) => boolean;
  #latest: BlockSpans | undefined;

  /** `reads` says whether a row holds the text, by putting it together. */
  constructor(text: string, reads: (row: number, range: RowRange) => boolean) {
    this.#text = text;
    this.#reads = reads;
  }

  /** Marks rows that are not marked yet. */
  mark(range: RowRange, bits: Uint32Array, within: Uint32Array | undefined): void {
    const { store } = range;
    const { offset } = store.columns;
    for (const block of store.blocks(range.from, range.to).toReversed()) {
      if (this.#latest?.block !== block) this.#latest = new BlockSpans(block, this.#text);
      const to = Math.min(range.to, block.lastRow + 1);
      for (let row = Math.max(range.from, block.firstRow); row < to; row++) {
        if (hasBit(bits, row - range.from) || !matters(within, row - range.from)) continue;
        const holds = isBatched(store, row)
          ? undefined
          : this.#latest.holds(offset[row % store.capacity] ?? 0);
        if (holds ?? this.#reads(row, range)) setBit(bits, row - range.from);
      }
    }
  }
}

/** Where the text can stand in rows of two outlines: of the payload and of the properties. */
interface Spans {
  /** Undefined: the rows have to be read. */
  readonly alignments: (readonly Check[])[] | undefined;
  /** How many values it takes to tell. */
  readonly needed: number;
}

interface Check {
  readonly index: number;
  readonly kind: Condition['kind'];
  readonly letters: Buffer;
  readonly place: Place;
  /** Of each entry of the place: 0 not known, 1 no, 2 yes. */
  readonly entries: Uint8Array;
}

/** Where the values of a row begin. */
const starts = new Uint32Array(1024);

class BlockSpans {
  readonly block: Block;
  readonly #text: string;
  readonly #spans = new Map<number, Spans>();

  constructor(block: Block, text: string) {
    this.block = block;
    this.#text = text;
  }

  /** Whether the row at an offset holds the text; undefined when it has to be read. */
  holds(at: number): boolean | undefined {
    const { bytes, templates } = this.block;
    const head = bytes[at] ?? heads.none;
    const inPayload = templates[head]?.places.length ?? 0;
    const second = head === heads.plain ? endOfPart(this.block, at) : this.#note(at + 1, 0, inPayload);
    const key = head * 256 + (bytes[second] ?? heads.none);
    const { alignments, needed } = this.#spans.get(key) ?? this.#remember(key);
    if (alignments === undefined) return undefined;
    if (needed === 0) return alignments.length > 0;
    if (needed > inPayload) this.#note(second + 1, inPayload, needed);
    return this.#standsIn(alignments);
  }

  #standsIn(alignments: (readonly Check[])[]): boolean {
    for (const [index, alignment] of alignments.entries()) {
      if (!this.#stands(alignment)) continue;
      // Where it stands in one row it probably does in the next.
      if (index > 0) alignments.unshift(...alignments.splice(index, 1));
      return true;
    }
    return false;
  }

  #remember(key: number): Spans {
    const spans = this.#spansOf(key);
    this.#spans.set(key, spans);
    return spans;
  }

  /** Notes where values begin, and returns where the last of them ends. */
  #note(at: number, from: number, to: number): number {
    const { bytes } = this.block;
    let next = at;
    for (let index = from; index < to; index++) {
      starts[index] = next;
      next = endOfValue(bytes, next);
    }
    return next;
  }

  #spansOf(key: number): Spans {
    const parts = this.#partsOf(key);
    const templates = parts.flatMap((head) => this.block.templates[head] ?? []);
    const found =
      templates.length < parts.length ? undefined : alignmentsOf(this.#text, outlineOf(templates));
    const places = templates.flatMap((template) => template.places);
    const alignments = found?.map((alignment) =>
      alignment.flatMap((condition) => checkOf(condition, places[condition.index])),
    );
    return {
      alignments,
      needed: Math.max(0, ...(alignments ?? []).flat().map(({ index }) => index + 1)),
    };
  }

  #partsOf(key: number): readonly number[] {
    return [key >>> 8, key & 0xff].filter((head) => head !== heads.none);
  }

  #stands(alignment: readonly Check[]): boolean {
    for (const check of alignment) {
      const at = starts[check.index] ?? 0;
      const entry = entryAt(this.block.bytes, at);
      if (entry === -1 ? !this.#isMet(check, at) : !this.#isMetBy(entry, check)) return false;
    }
    return true;
  }

  #isMetBy(entry: number, check: Check): boolean {
    const { entries, place } = check;
    if (entries[entry] === 0) entries[entry] = this.#isMet(check, place.entries[entry] ?? 0) ? 2 : 1;
    return entries[entry] === 2;
  }

  /** Whether the value that is written at an offset is as it must be. */
  #isMet({ kind, letters }: Check, at: number): boolean {
    const { bytes } = this.block;
    const [start, end] = [startOfLiteral(bytes, at), endOfValue(bytes, at)];
    const behind = end - letters.length;
    if (behind < start) return false;
    switch (kind) {
      case 'is':
        return behind === start && isAt(bytes, start, letters);
      case 'begins':
        return isAt(bytes, start, letters);
      case 'ends':
        return isAt(bytes, behind, letters);
    }
  }
}

function checkOf({ index, kind, text }: Condition, place: Place | undefined): readonly Check[] {
  if (place === undefined) return [];
  const letters = Buffer.from(text, 'latin1');
  return [{ index, kind, letters, place, entries: new Uint8Array(maxEntries) }];
}

/** What stands around the values of a payload and of the properties behind it, in lower case. */
function outlineOf(templates: readonly Template[]): Outlined {
  const segments = [''];
  const isText: boolean[] = [];
  for (const template of templates) {
    for (const [index, segment] of template.segments.entries()) {
      const text = Buffer.from(segment).toString('latin1').toLowerCase();
      if (index > 0) segments.push(text);
      else segments.push((segments.pop() ?? '') + text);
    }
    isText.push(...template.places.map((place) => place.isText));
  }
  return { segments, isText };
}
