import type { Colors } from '../terminal/colors.ts';

/** Lines around a change. */
const context = 3;
/** Two stretches that differ by more than that are shown one after the other. */
const maxCompared = 4_000_000;

interface Line {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** The difference of two texts of a file, as `diff -u` and `patch` have it; empty when there is none. */
export function formatDiff(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
  colors: Colors,
): string {
  const lines = compare(split(before), split(after));
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

function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (text: string): Line => ({ kind: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** What stays is the longest common subsequence. */
function changed(before: readonly string[], after: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  const common = before.length * after.length > maxCompared ? () => 0 : commonLengths(before, after);
  let [row, column] = [0, 0];
  for (;;) {
    const [old, now] = [before[row], after[column]];
    if (old === undefined || now === undefined) break;
    const isSame = old === now;
    const isGone = !isSame && common(row + 1, column) >= common(row, column + 1);
    lines.push(
      isSame ? { kind: ' ', text: old } : isGone ? { kind: '-', text: old } : { kind: '+', text: now },
    );
    if (isSame || isGone) row++;
    if (isSame || !isGone) column++;
  }
  const gone = before.slice(row).map((text): Line => ({ kind: '-', text }));
  return [...lines, ...gone, ...after.slice(column).map((text): Line => ({ kind: '+', text }))];
}

/** How many lines the texts from a line of each on have in common. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): (row: number, column: number) => number {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const isSame = before[row] === after[column];
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return at;
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
