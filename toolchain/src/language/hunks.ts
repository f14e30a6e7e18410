import { type Line, compareLines } from './line-changes.ts';

/** One stretch of a difference, as `diff -u` and `patch` have it. */
export interface Hunk {
  /** `@@ -12,7 +12,8 @@` */
  readonly head: string;
  readonly lines: readonly Line[];
}

/** Lines around a change. */
const context = 3;

/** What differs in two texts, with some lines around; nothing when they are the same. */
export function diffHunks(before: string, after: string): readonly Hunk[] {
  const lines = compareLines(split(before), split(after));
  return stretchesOf(lines).map(([start, end]) => ({
    head: headOf(lines, [start, end]),
    lines: lines.slice(start, end),
  }));
}

function split(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === ''
    ? lines.slice(0, -1)
    : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}\n\\ No newline at end of file`];
}

type Stretch = readonly [start: number, end: number];

function stretchesOf(lines: readonly Line[]): readonly Stretch[] {
  const stretches: [number, number][] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === ' ') continue;
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    const last = stretches.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else stretches.push([from, to]);
  }
  return stretches;
}

function headOf(lines: readonly Line[], [start, end]: Stretch): string {
  const count = (kind: Line['kind'], from: number, to: number): number =>
    lines.slice(from, to).filter((line) => line.kind !== kind).length;
  const range = (other: Line['kind']): string => {
    const length = count(other, start, end);
    return `${count(other, 0, start) + (length === 0 ? 0 : 1)},${length}`;
  };
  return `@@ -${range('+')} +${range('-')} @@`;
}
