import { type Block, heads, maxTemplates, plainHead } from './block.ts';
import { outlineOf } from './outline.ts';
import { type Template, createTemplate } from './template.ts';
import { ValueWriter } from './value-writer.ts';

/** A block that still grows. */
export interface OpenBlock extends Block {
  readonly templates: Template[];
}

/** Longer payloads are kept as they are: what they have in common with others is a small part of them. */
const maxPacked = 16 * 1024;
/** Templates that are tried for a payload before its outline is looked for. */
const maxTried = 6;
/** Bytes that the templates of a block may take together. */
const maxOutlines = 256 * 1024;

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
  readonly #byKind = new Map<string, Template[]>();
  readonly #byOutline = new Map<string, Template>();
  #outlines = 0;
  #block: OpenBlock;

  constructor(block: OpenBlock) {
    this.#block = block;
    this.#values = new ValueWriter(block);
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
    const known = this.#byKind.get(kind) ?? [];
    for (let index = 0; index < known.length; index++) {
      const template = known[index];
      if (template === undefined || !this.#writeBy(template, bytes)) continue;
      if (index > 0) known.unshift(...known.splice(index, 1));
      return true;
    }
    const template = this.#templateOf(bytes);
    if (template === undefined || !this.#writeBy(template, bytes)) return false;
    if (!known.includes(template)) known.unshift(template);
    if (known.length > maxTried) known.pop();
    this.#byKind.set(kind, known);
    return true;
  }

  #templateOf(bytes: Uint8Array): Template | undefined {
    const { templates } = this.#block;
    if (templates.length >= maxTemplates || this.#outlines > maxOutlines) return undefined;
    const outline = outlineOf(bytes);
    if (outline === undefined) return undefined;
    const known = this.#byOutline.get(outline.key);
    if (known !== undefined) return known;
    const template = createTemplate(templates.length, outline);
    templates.push(template);
    this.#byOutline.set(outline.key, template);
    this.#outlines += template.size;
    return template;
  }

  /** False when the payload is not of this template; then nothing is written. */
  #writeBy({ number, places, segments }: Template, bytes: Uint8Array): boolean {
    const block = this.#block;
    const begin = block.used;
    this.#values.begin(bytes);
    block.bytes[block.used++] = number;
    let at = behind(bytes, segments[0], 0);
    for (let index = 0; index < places.length && at !== -1; index++) {
      const place = places[index];
      if (place !== undefined) at = this.#values.write(place, (number << 8) | index, at);
      if (at !== -1) at = behind(bytes, segments[index + 1], at);
    }
    if (at === bytes.length) return true;
    block.used = begin;
    return false;
  }
}

/** Where a segment ends that must stand at an offset; -1 when it does not. */
function behind(bytes: Uint8Array, segment: Uint8Array | undefined, from: number): number {
  if (segment === undefined) return -1;
  for (let index = 0; index < segment.length; index++) if (bytes[from + index] !== segment[index]) return -1;
  return from + segment.length;
}

function writePlain(block: OpenBlock, bytes: Uint8Array): void {
  block.bytes[block.used] = heads.plain;
  block.bytes.writeUInt32LE(bytes.length, block.used + 1);
  block.bytes.set(bytes, block.used + plainHead);
  block.used += plainHead + bytes.length;
}
