import { type Line, compareLines } from '@parley/toolchain/language';
import type { Colors } from '../terminal/colors.ts';

/** Lines around a change. */
const context = 3;
/** The difference of two texts of a file, as `diff -u` and `patch` have it; empty when there is none. */
export function formatDiff(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
  colors: Colors,
): string {
  const lines = compareLines(split(before), split(after));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  const head = [colors.bold(`--- a/${path}`), colors.bold(`+++ b/${path}`)];
  return [...head, ...hunks.flatMap((hunk) => printHunk(lines, hunk, colors))].join('\n');
}

function split(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === ''
    ? lines.slice(0, -1)
    : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}\n\\ No newline at end of file`];
}

type Hunk = readonly [start: number, end: number];

function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const hunks: [number, number][] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === ' ') continue;
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    const last = hunks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
}

function printHunk(lines: readonly Line[], [start, end]: Hunk, colors: Colors): readonly string[] {
  const count = (kind: Line['kind'], from: number, to: number): number =>
    lines.slice(from, to).filter((line) => line.kind !== kind).length;
  const range = (other: Line['kind']): string => {
    const length = count(other, start, end);
    return `${count(other, 0, start) + (length === 0 ? 0 : 1)},${length}`;
  };
  const paint = { ' ': (text: string) => text, '-': colors.red, '+': colors.green };
  const shown = lines.slice(start, end).map(({ kind, text }) => paint[kind](kind + text));
  return [colors.cyan(`@@ -${range('+')} +${range('-')} @@`), ...shown];
}
