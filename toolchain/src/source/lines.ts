import type { Position, Range } from '../diagnostic.ts';

/** Turns offsets of one text into positions; LF, CRLF and a lone CR end a line. */
export interface LineIndex {
  positionAt(offset: number): Position;
  rangeOf(start: number, end: number): Range;
}

export function createLineIndex(text: string): LineIndex {
  let starts: readonly number[] | undefined;
  const positionAt = (offset: number): Position => {
    starts ??= lineStarts(text);
    const bounded = Math.max(0, Math.min(offset, text.length));
    const line = lastAtMost(starts, bounded);
    return { line, column: bounded - (starts[line] ?? 0), offset: bounded };
  };
  return {
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const lineEnd = /\r\n|\n|\r/g;
  while (lineEnd.exec(text)) starts.push(lineEnd.lastIndex);
  return starts;
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
