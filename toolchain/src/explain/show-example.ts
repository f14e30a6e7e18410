import { exampleWorkspace } from './example.ts';
import type { ExampleFiles, Explanation } from './explanation.ts';
import { readMarks } from './marks.ts';

/** A file of an example, made to be shown. */
export interface ShownFile {
  readonly path: string;
  readonly lines: readonly ShownLine[];
}

export interface ShownLine {
  readonly text: string;
  /** Spaces, and `^` below what the rule finds; absent where it finds nothing. */
  readonly underline?: string;
}

/** The files of the bad example, with what the rule finds underlined; those with findings first. */
export function showBad({ bad = {} }: Explanation): readonly ShownFile[] {
  const isMarked = (text: string): number => (text.includes('⟪') ? 0 : 1);
  return Object.entries(bad)
    .sort(([, left], [, right]) => isMarked(left) - isMarked(right))
    .map(([path, text]) => showFile(path, text));
}

/** The files of the good example that are not the same in the bad one, and those that are as the workspace has them. */
export function showGood({ bad = {}, good = {} }: Explanation): readonly ShownFile[] {
  const kept = Object.entries(exampleWorkspace).filter(([path]) => path in bad);
  return Object.entries({ ...Object.fromEntries(kept), ...good })
    .filter(([path, text]) => text !== unmarked(bad, path))
    .map(([path, text]) => showFile(path, text));
}

function unmarked(files: ExampleFiles, path: string): string | undefined {
  const text = files[path];
  return text === undefined ? undefined : readMarks(text).text;
}

function showFile(path: string, marked: string): ShownFile {
  const { text, ranges } = readMarks(marked);
  let start = 0;
  const lines = text.replace(/\n$/u, '').split('\n');
  return {
    path,
    lines: lines.map((line) => {
      const end = start + line.length;
      const underline = ranges.reduce((before, range) => {
        if (range.start > end || range.end < start || (range.end === start && range.start < start))
          return before;
        const from = Math.max(range.start - start, 0);
        const to = Math.min(range.end - start, line.length);
        return before.padEnd(from) + '^'.repeat(Math.max(to - from, 1));
      }, '');
      start = end + 1;
      return underline === '' ? { text: line } : { text: line, underline };
    }),
  };
}
