import assert from 'node:assert/strict';
import { applyEdit } from '#toolchain/language/edit.ts';
import { quickFixes } from '#toolchain/language/quick-fixes.ts';
import { marked } from '../support/marked.ts';

/** The title of each fix of a rule at the cursor, and the text after it. */
function mended(path: string, text: string, rule: string): readonly (readonly [string, string])[] {
  const { snapshot, offset, texts } = marked({ [path]: text });
  const at = { line: 0, column: 0, offset };
  const fixes = quickFixes(snapshot, path, { start: at, end: at });
  return fixes
    .filter(({ finding, kind }) => finding.code === rule && kind === 'fix')
    .map(({ title, edit }) => [title, applyEdit([{ path, text: texts[path] ?? '' }], edit)[0]?.text ?? '']);
}

const yaml = 'agents/a.agent.yaml';
const json = 'agents/a.agent.json';

describe('keyFixes', () => {
  it('leaves the first or the second of two equal keys', () => {
    assert.deepEqual(mended(yaml, 'agent: a\nversion: 1\n‸agent: b\n', 'KEY_DUPLICATE'), [
      ['Remove the second "agent"', 'agent: a\nversion: 1\n'],
      ['Remove the first "agent"', 'version: 1\nagent: b\n'],
    ]);
    assert.deepEqual(mended(json, '{ "agent": "a", ‸"agent": "b" }', 'KEY_DUPLICATE'), [
      ['Remove the second "agent"', '{ "agent": "a" }'],
      ['Remove the first "agent"', '{ "agent": "b" }'],
    ]);
  });

  it('removes a second key that says the same unseen', () => {
    assert.deepEqual(mended(yaml, 'agent: a\n‸agent: a\n', 'KEY_DUPLICATE'), [
      ['Remove the second "agent"', 'agent: a\n'],
    ]);
  });

  it('knows the third from the second', () => {
    const [third] = mended(yaml, "agent: a\n'agent': b\n‸agent: c\n", 'KEY_DUPLICATE');
    assert.equal(third?.[1], "agent: a\n'agent': b\n");
  });

  it('writes out what a merge key means, without what is there', () => {
    const text =
      'x-a: &a { timeout: 1s, concurrency: 2 }\nreceives:\n  b:\n    ‸<<: *a\n    concurrency: 8\n';
    assert.deepEqual(mended(yaml, text, 'YAML_MERGE_KEY'), [
      [
        'Write the members out',
        'x-a: &a { timeout: 1s, concurrency: 2 }\nreceives:\n  b:\n    timeout: 1s\n    concurrency: 8\n',
      ],
    ]);
  });

  it('takes the first of several merged maps', () => {
    const text = 'x-a: &a { p: 1 }\nx-b: &b { p: 2, q: 3 }\nx-c: { ‸<<: [*a, *b], r: 4 }\n';
    const [fix] = mended(yaml, text, 'YAML_MERGE_KEY');
    assert.equal(fix?.[1], 'x-a: &a { p: 1 }\nx-b: &b { p: 2, q: 3 }\nx-c: { p: 1, q: 3, r: 4 }\n');
  });
});
