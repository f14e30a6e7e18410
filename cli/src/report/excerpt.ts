import type { Range } from '@parley/toolchain';
import { escapeText } from '../terminal/escape.ts';
import { fitEnd, fitStart, widthOf } from './width.ts';

const tabWidth = 2;
const ellipsis = '…';
/** More of a line than this around a range is never shown; a line may be megabytes long. */
const farthest = 400;
/** So many columns before the range are shown when the line is too long. */
const leastBefore = 20;

export interface ExcerptOptions {
  /** The width of the whole. */
  readonly columns: number;
  /** The width of the column of line numbers. */
  readonly gutter: number;
  /** What underlines: `^` for the place of a finding, `-` for one that belongs to it. */
  readonly mark: '^' | '-';
}

/** A line of a file, and below it a line that underlines. */
export interface Excerpt {
  readonly source: string;
  readonly underline: string;
}

/** The first line of a range with its number, and a line that underlines the range. Nothing for an empty line. */
export function formatExcerpt(text: string, range: Range, options: ExcerptOptions): Excerpt | undefined {
  const start = range.start.offset - range.start.column;
  const line = lineAt(text, start);
  if (line.trim() === '') return undefined;
  const from = range.start.column;
  const to = range.end.line === range.start.line ? range.end.column : line.length;
  const parts = {
    before: show(line.slice(Math.max(0, from - farthest), from)),
    marked: show(line.slice(from, Math.min(to, from + farthest))),
    after: show(line.slice(to, to + farthest)),
  };
  const { source, offset, length } = cut(parts, Math.max(options.columns - options.gutter - 5, 20));
  const number = String(range.start.line + 1).padStart(options.gutter);
  return {
    source: `  ${number} │ ${source}`.trimEnd(),
    underline: `  ${' '.repeat(options.gutter)} │ ${' '.repeat(offset)}${options.mark.repeat(Math.max(length, 1))}`,
  };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/u, '');
}

function show(text: string): string {
  return escapeText(text.replaceAll('\t', ' '.repeat(tabWidth)));
}

interface Parts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Keeps the marked part in sight when the line is longer than the terminal. */
function cut({ before, marked, after }: Parts, width: number) {
  const room = Math.max(width - widthOf(marked), 0);
  const shown = Math.min(room, Math.max(leastBefore, room - widthOf(after))) - ellipsis.length;
  const left = widthOf(before) <= room ? before : ellipsis + fitEnd(before, Math.max(shown, 0));
  const offset = widthOf(left);
  const middle = fitStart(marked, Math.max(width - offset, 10));
  const line = left + marked + after;
  const source = widthOf(line) <= width ? line : fitStart(line, width - 1) + ellipsis;
  return { source, offset, length: Math.min(widthOf(middle), widthOf(source) - offset) };
}
