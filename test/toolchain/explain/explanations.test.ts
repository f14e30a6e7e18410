import assert from 'node:assert/strict';
import { ruleInfos } from '#toolchain/check/rules.ts';
import type { Diagnostic } from '#toolchain/diagnostic.ts';
import { formatDiagnostic } from '#toolchain/errors.ts';
import type { ExampleFiles, Explanation } from '#toolchain/explain/explanation.ts';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import { judgeExample } from '#toolchain/judge-example.ts';

/** Rules whose mistake no text between two marks can show, and why. */
const withoutExample: Readonly<Record<string, string>> = {
  FILE_ENCODING: 'bytes that are no text',
  FILE_LINK_OUTSIDE: 'where a link leads',
  FILE_NAME_UNKNOWN: 'the name of a file that is not read',
  FILE_TOO_DEEP: 'two hundred levels',
  FILE_TOO_LARGE: 'eight million characters',
  FILE_UNREADABLE: 'the permissions of a file',
  IMPORT_UNRESOLVED: 'a folder that is not there',
  INCLUDE_UNRESOLVED: 'a folder that is not there',
};

const prefixes = ['message', 'schema', 'channel', 'channels', 'agent', 'config'];

describe('explanations', () => {
  it('stand for every rule, once each', () => {
    const explained = explanations.map(({ rule }) => rule);
    const ids = ruleInfos.map(({ id }) => id);
    const missing = ids.filter((id) => !explained.includes(id));
    const spare = explained.filter((id, index) => !ids.includes(id) || explained.indexOf(id) !== index);
    assert.deepEqual({ missing, spare }, { missing: [], spare: [] });
  });

  for (const explanation of explanations) {
    const { rule, why, fix, keys, bad, good } = explanation;
    describe(rule, () => {
      it('says why and how to mend it, in sentences', () => {
        for (const text of [why, fix]) {
          assert.match(text, /^[A-Z`*"].{20,}[.!?)]$/su);
          assert.doesNotMatch(text, /[ \t]$|⟪|⟫|\s{3}/u);
        }
      });

      it('names keys that people write', () => {
        for (const key of keys) assert.ok(prefixes.includes(key.split('.')[0] ?? ''), key);
      });

      if (bad === undefined || good === undefined) {
        it('has no example, for a reason', () => {
          assert.ok(rule in withoutExample, 'write `bad` and `good`');
          assert.deepEqual([bad, good], [undefined, undefined]);
        });
        return;
      }

      it('marks in its bad example just what the rule finds', () => {
        const found = findingsIn(bad, explanation).filter(({ code }) => code === rule);
        assert.deepEqual(markAll(bad, found), bad);
        assert.ok(found.length > 0);
      });

      it('has a good example in which nothing is found', () => {
        assert.deepEqual(findingsIn(good, explanation).map(formatDiagnostic), []);
        assert.deepEqual(unmark(good), good);
      });
    });
  }
});

function findingsIn(files: ExampleFiles, { rule }: Explanation): readonly Diagnostic[] {
  const info = ruleInfos.find(({ id }) => id === rule);
  return info === undefined ? [] : judgeExample(info, files);
}

function unmark(files: ExampleFiles): ExampleFiles {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, readMarks(text).text]));
}

/** The files with marks around what was found; findings in other files stand as lines of their own. */
function markAll(files: ExampleFiles, findings: readonly Diagnostic[]): ExampleFiles {
  const marked = new Map(Object.entries(unmark(files)));
  const last = [...findings].sort((left, right) => right.range.start.offset - left.range.start.offset);
  for (const finding of last) {
    const { file, range } = finding;
    const text = marked.get(file);
    const { start, end } = range;
    marked.set(
      file,
      text === undefined
        ? formatDiagnostic(finding)
        : `${text.slice(0, start.offset)}⟪${text.slice(start.offset, end.offset)}⟫${text.slice(end.offset)}`,
    );
  }
  return Object.fromEntries(marked);
}
