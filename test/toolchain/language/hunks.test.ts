import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Hunk, diffHunks } from '@parley/toolchain/language';

/** What `patch` does with hunks. */
function apply(before: string, hunks: readonly Hunk[]): string {
  const lines = before.split(/(?<=\n)/).filter((line) => line !== '');
  const after: string[] = [];
  let at = 0;
  for (const { head, lines: changed } of hunks) {
    const [, start = 0, length = 0] = /^@@ -(\d+),(\d+) /.exec(head)?.map(Number) ?? [];
    const from = length === 0 ? start : start - 1;
    after.push(...lines.slice(at, from));
    at = from + length;
    const whole = (text: string) =>
      text.endsWith('No newline at end of file') ? (text.split('\n')[0] ?? '') : `${text}\n`;
    const old = changed.filter(({ kind }) => kind !== '+').map(({ text }) => whole(text));
    assert.deepEqual(lines.slice(from, at), old);
    after.push(...changed.filter(({ kind }) => kind !== '-').map(({ text }) => whole(text)));
  }
  return [...after, ...lines.slice(at)].join('');
}

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 30 })
  .chain((lines) => fc.constantFrom('', 'end').map((end) => lines.join('') + end));

describe('diffHunks', () => {
  it('makes one text of the other, wherever they differ', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(apply(before, diffHunks(before, after)), after);
      }),
      { numRuns: 300 },
    );
  });

  it('is empty for what is the same', () => {
    assert.deepEqual(diffHunks('a\nb\n', 'a\nb\n'), []);
  });
});
