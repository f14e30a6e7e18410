import assert from 'node:assert/strict';
import { formatExcerpt } from '#cli/report/excerpt.ts';
import { rangeOf } from './findings.ts';

const excerpt = (text: string, piece: string, columns = 80) => {
  const found = formatExcerpt(text, rangeOf(text, piece), { columns, gutter: 1, mark: '^' });
  return found === undefined ? [] : [found.source, found.underline];
};

describe('formatExcerpt', () => {
  it('underlines the range', () => {
    assert.deepEqual(excerpt('a\nkey: value\n', 'value'), ['  2 │ key: value', '    │      ^^^^^']);
  });

  it('keeps the underline in place behind a tab', () => {
    assert.deepEqual(excerpt('\tx: 1', 'x'), ['  1 │   x: 1', '    │   ^']);
  });

  it('counts the columns that a terminal gives to wide characters, emoji and accents', () => {
    assert.deepEqual(excerpt('注文: 値', '値'), ['  1 │ 注文: 値', '    │       ^^']);
    assert.deepEqual(excerpt('🚗🚕 x', 'x'), ['  1 │ 🚗🚕 x', '    │      ^']);
    assert.deepEqual(excerpt('cafe\u0301 x', 'x'), ['  1 │ cafe\u0301 x', '    │      ^']);
  });

  it('shows what a terminal would obey or reorder', () => {
    assert.deepEqual(excerpt('a\u202eb x', 'x'), ['  1 │ a\\u202eb x', '    │          ^']);
  });

  it('underlines the first line of a range over several', () => {
    assert.deepEqual(excerpt('ab: [\n1]', '[\n1]'), ['  1 │ ab: [', '    │     ^']);
  });

  it('marks a place without length', () => {
    assert.deepEqual(excerpt('abc', ''), ['  1 │ abc', '    │ ^']);
  });

  for (const [kind, filler] of [
    ['plain', 'x'],
    ['wide', '注'],
  ] as const) {
    it(`cuts a long line of ${kind} characters around the range`, () => {
      const text = `${filler.repeat(200)}HERE${filler.repeat(200)}`;
      const [source = '', underline = ''] = excerpt(text, 'HERE', 60);
      const width = (shown: string) => shown.replaceAll('注', '..').length;
      assert.ok(width(source) <= 60);
      const before = source.slice(0, source.indexOf('HERE'));
      assert.equal(underline.indexOf('^'), width(before));
      assert.equal(underline.lastIndexOf('^') - underline.indexOf('^'), 3);
    });
  }

  it('looks at no more of a line of megabytes than it shows', () => {
    const text = `${'注'.repeat(3_000_000)}HERE${'注'.repeat(3_000_000)}`;
    const [source = ''] = excerpt(text, 'HERE', 60);
    assert.match(source, /HERE/);
  });

  it('shows nothing of an empty line', () => {
    assert.deepEqual(excerpt('\n\n', ''), []);
  });
});
