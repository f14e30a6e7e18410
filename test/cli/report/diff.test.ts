import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDiff } from '#cli/report/diff.ts';
import { createColors } from '#cli/terminal/colors.ts';

const plain = createColors({}, {});

describe('formatDiff', () => {
  it('shows what changed with three lines around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\n';
    assert.equal(
      formatDiff('x.yaml', { before, after: before.replace('d', 'D') }, plain),
      '--- a/x.yaml\n+++ b/x.yaml\n@@ -1,7 +1,7 @@\n a\n b\n c\n-d\n+D\n e\n f\n g',
    );
  });

  it('is empty where nothing changed', () => {
    assert.equal(formatDiff('x', { before: 'a\n', after: 'a\n' }, plain), '');
  });

  it('tells of a last line without an end', () => {
    assert.match(
      formatDiff('x', { before: 'a', after: 'a\n' }, plain),
      /-a\n\\ No newline at end of file\n\+a$/,
    );
  });

  it('holds the whole of both texts, in their order', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'))
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = formatDiff('x', { before, after }, plain)
          .split('\n')
          .slice(2)
          .filter((line) => !line.startsWith('@@'));
        const side = (kind: string): readonly string[] =>
          lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(1));
        const count = (whole: string, line: string): number =>
          whole.split('\n').filter((other) => other === line).length;
        for (const line of ['a', 'b', 'c', 'd']) {
          const grown =
            side('+').filter((other) => other === line).length -
            side('-').filter((other) => other === line).length;
          assert.equal(grown, count(after, line) - count(before, line));
        }
      }),
    );
  });
});
