import { diffHunks } from '@parley/toolchain/language';
import type { Colors } from '../terminal/colors.ts';

/** The difference of two texts of a file, as `diff -u` and `patch` have it; empty when there is none. */
export function formatDiff(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
  colors: Colors,
): string {
  const hunks = diffHunks(before, after);
  if (hunks.length === 0) return '';
  const paint = { ' ': (text: string) => text, '-': colors.red, '+': colors.green };
  const head = [colors.bold(`--- a/${path}`), colors.bold(`+++ b/${path}`)];
  const printed = hunks.flatMap(({ head: range, lines }) => [
    colors.cyan(range),
    ...lines.map(({ kind, text }) => paint[kind](kind + text)),
  ]);
  return [...head, ...printed].join('\n');
}
