import type { Range } from '@parley/toolchain';
import { escapeText } from '../terminal/escape.ts';

const tabWidth = 2;
const ellipsis = '…';

/** The first line of a range with its number, and a line that underlines the range. Nothing for an empty line. */
export function formatExcerpt(text: string, range: Range, columns: number): readonly string[] {
  const line = lineAt(text, range.start.offset - range.start.column);
  if (line.trim() === '') return [];
  const end = range.end.line === range.start.line ? range.end.column : line.length;
  const before = show(line.slice(0, range.start.column));
  const marked = show(line.slice(range.start.column, end));
  const after = show(line.slice(end));
  const number = String(range.start.line + 1);
  const gutter = ' '.repeat(number.length);
  const width = Math.max(columns - number.length - 5, 20);
  const { source, offset, length } = cut({ before, marked, after }, width);
  return [
    `  ${number} │ ${source}`.trimEnd(),
    `  ${gutter} │ ${' '.repeat(offset)}${'^'.repeat(Math.max(length, 1))}`,
  ];
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
  const room = Math.max(width - marked.length, 0);
  const left = before.length <= room ? before : ellipsis + before.slice(before.length - Math.min(room, 20));
  const middle = marked.slice(0, Math.max(width - left.length, 10));
  const line = left + middle + marked.slice(middle.length) + after;
  const source = line.length <= width ? line : line.slice(0, width - 1) + ellipsis;
  return { source, offset: left.length, length: Math.min(middle.length, source.length - left.length) };
}
