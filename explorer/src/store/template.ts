import { type Outline, shapeOf } from './outline.ts';

/** What values of a place are written as in a block. */
export const codes = {
  /** Below: the entry with this number. */
  farEntry: 120,
  /** From here to `literal`: an entry beyond the first 120; its lower byte follows. */
  literal: 128,
  /** The bytes follow, their length in two bytes before them; below it, the length is in the code. */
  longLiteral: 255,
} as const;

/** Values that can be entries of one place. */
export const maxEntries = codes.farEntry + (codes.literal - codes.farEntry) * 256;

/** The outline of the payloads of one kind within one block, and for each of its places the values that came again. */
export interface Template {
  readonly number: number;
  readonly segments: readonly Uint8Array[];
  readonly places: readonly Place[];
  /** With a number of a place where its value belongs. */
  readonly shape: unknown;
  /** The names in it and what stands around the values, as Latin-1. */
  readonly fixed: string;
  /** Bytes of the segments together. */
  readonly size: number;
}

/** Where a value stands in payloads of one kind. */
export interface Place {
  readonly isText: boolean;
  /** Where in the block each entry was first written, with its code. */
  readonly entries: number[];
  /** How often a value came that was an entry, and that was none. */
  hits: number;
  misses: number;
  /** Values hardly ever come again: entries are not looked for any more. */
  isUnique: boolean;
}

export function createTemplate(number: number, outline: Outline): Template {
  return {
    number,
    segments: outline.segments,
    places: outline.isText.map((isText) => ({
      isText,
      entries: [],
      hits: 0,
      misses: 0,
      isUnique: false,
    })),
    shape: shapeOf(outline)?.root,
    fixed: outline.segments.map((segment) => Buffer.from(segment).toString('latin1')).join('\0'),
    size: outline.segments.reduce((sum, { length }) => sum + length, 0),
  };
}
