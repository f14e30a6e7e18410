import { type Block, heads, maxTemplates, plainHead } from './block.ts';
import { LastPayload, NextPayload, maxPacked } from './last-payload.ts';
import { outlineOf } from './outline.ts';
import { type Template, createTemplate } from './template.ts';
import { ValueWriter } from './value-writer.ts';

/** A block that still grows. */
export interface OpenBlock extends Block {
  readonly templates: Template[];
}

/** Templates that are tried for a payload before its outline is looked for. */
const maxTried = 6;
/** Bytes that the templates of a block may take together. */
const maxOutlines = 256 * 1024;

interface PackedTemplate {
  readonly template: Template;
  readonly last: LastPayload;
}

/** Bytes that a part of a row takes at most. */
export function roomFor(length: number): number {
  return length > maxPacked ? length + plainHead : length + (length >> 5) + 16;
}

/**
 * Writes payloads into blocks, JSON without what it has in common with others of its kind: names and what stands between
 * them are written once a block, and so are values that come again. One block after the other. See docs/decisions/0033.
 */
export class Packer {
  readonly #values: ValueWriter;
  /** The templates of each kind, the last used first. */
  readonly #byKind = new Map<string, PackedTemplate[]>();
  readonly #byOutline = new Map<string, PackedTemplate>();
  readonly #next = new NextPayload();
  #outlines = 0;
  #block: OpenBlock;

  constructor(block: OpenBlock) {
    this.#block = block;
    this.#values = new ValueWriter(block, this.#next);
  }

  /** From now on parts go into another block. */
  open(block: OpenBlock): void {
    this.#block = block;
    this.#values.open(block);
    this.#byKind.clear();
    this.#byOutline.clear();
    this.#outlines = 0;
  }

  /** Appends one part of a row; there must be room for it. Of the same kind are payloads that look alike. */
  write(bytes: Uint8Array | undefined, kind: string): void {
    const block = this.#block;
    if (bytes === undefined) block.bytes[block.used++] = heads.none;
    else if (bytes.length > maxPacked || !this.#pack(bytes, kind)) writePlain(block, bytes);
  }

  #pack(bytes: Uint8Array, kind: string): boolean {
    this.#next.set(bytes);
    const known = this.#byKind.get(kind) ?? [];
    for (let index = 0; index < known.length; index++) {
      const template = known[index];
      if (template?.last.isLike(this.#next) !== true) continue;
      if (index > 0) known.unshift(...known.splice(index, 1));
      this.#writeBy(template, bytes);
      return true;
    }
    const template = this.#templateOf(bytes);
    if (template?.last.isLike(this.#next) !== true) return false;
    if (!known.includes(template)) known.unshift(template);
    if (known.length > maxTried) known.pop();
    this.#byKind.set(kind, known);
    this.#writeBy(template, bytes);
    return true;
  }

  #templateOf(bytes: Uint8Array): PackedTemplate | undefined {
    const { templates } = this.#block;
    if (templates.length >= maxTemplates || this.#outlines > maxOutlines) return undefined;
    const outline = outlineOf(bytes);
    if (outline === undefined) return undefined;
    const known = this.#byOutline.get(outline.key);
    if (known !== undefined) return known;
    const template = createTemplate(templates.length, outline);
    const last = new LastPayload(outline.isText);
    last.take(bytes, outline.spans);
    templates.push(template);
    this.#outlines += template.size;
    const packed = { template, last };
    this.#byOutline.set(outline.key, packed);
    return packed;
  }

  #writeBy({ template: { number, places }, last }: PackedTemplate, bytes: Uint8Array): void {
    const block = this.#block;
    const { entries } = last;
    block.bytes[block.used++] = number;
    for (let index = 0; index < places.length; index++) {
      const place = places[index];
      const entry = entries[index] ?? -1;
      if (entry !== -1 && this.#next.isSame[index] === 1) this.#values.writeEntry(entry);
      else if (place !== undefined) entries[index] = this.#values.write(place, (number << 8) | index, index);
    }
    last.take(bytes, this.#next);
  }
}

function writePlain(block: OpenBlock, bytes: Uint8Array): void {
  block.bytes[block.used] = heads.plain;
  block.bytes.writeUInt32LE(bytes.length, block.used + 1);
  block.bytes.set(bytes, block.used + plainHead);
  block.used += plainHead + bytes.length;
}
