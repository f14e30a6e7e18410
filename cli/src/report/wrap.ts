import { widthOf } from './width.ts';

/** A piece of a paragraph; `paint` colours each of its words. */
export interface Piece {
  readonly text: string;
  readonly paint?: (word: string) => string;
}

/** Pieces two spaces apart, broken between words where a line gets too long; `columns` undefined: one line. */
export function wrapPieces(pieces: readonly Piece[], columns: number | undefined, indent = '  '): string {
  let text = '';
  let used = 0;
  for (const { word, gap, paint } of wordsOf(pieces)) {
    const width = widthOf(word);
    const isFull = used > 0 && columns !== undefined && used + gap.length + width > columns;
    text += isFull ? `\n${indent}` : gap;
    used = (isFull ? indent.length : used + gap.length) + width;
    text += word === '' ? '' : paint(word);
  }
  return text;
}

function wordsOf(pieces: readonly Piece[]) {
  return pieces.flatMap(({ text, paint = same }, piece) =>
    text.split(' ').map((word, index) => ({ word, gap: index > 0 ? ' ' : piece > 0 ? '  ' : '', paint })),
  );
}

function same(word: string): string {
  return word;
}
