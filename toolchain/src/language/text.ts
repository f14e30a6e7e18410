import type { Range } from '../diagnostic.ts';
import type { Part, SourceDocument } from '../source/document.ts';
import { type LineIndex, createLineIndex } from '../source/lines.ts';

const known = new WeakMap<SourceDocument, LineIndex>();

/** Turns offsets of a document into positions. */
export function linesOf(document: SourceDocument): LineIndex {
  const lines = known.get(document) ?? createLineIndex(document.text);
  known.set(document, lines);
  return lines;
}

/** The range of a name or value at a pointer, without the quotes around it. */
export function innerRange(document: SourceDocument, pointer: string, part: Part = 'value'): Range {
  const range = document.locate(pointer, part);
  return isQuoted(document.text, range)
    ? linesOf(document).rangeOf(range.start.offset + 1, range.end.offset - 1)
    : range;
}

/**
 * The range of some characters of a text value, counted in the value. Of a value that is not written as it reads
 * (escapes, block scalars) it is the whole.
 */
export function rangeInValue(
  document: SourceDocument,
  pointer: string,
  part: { readonly value: string; readonly start: number; readonly end: number },
): Range {
  const range = innerRange(document, pointer);
  const { offset } = range.start;
  if (document.text.slice(offset, range.end.offset) !== part.value) return range;
  return linesOf(document).rangeOf(offset + part.start, offset + part.end);
}

/** Whether an offset is in a range or at one of its ends. */
export function holds(range: Range, offset: number): boolean {
  return range.start.offset <= offset && offset <= range.end.offset;
}

export function isJson(path: string): boolean {
  return path.endsWith('.json');
}

function isQuoted(text: string, { start, end }: Range): boolean {
  const first = text[start.offset];
  return (first === '"' || first === "'") && end.offset - start.offset >= 2 && text[end.offset - 1] === first;
}
