import assert from 'node:assert/strict';
import { formatExcerpt } from '#cli/report/excerpt.ts';
import { rangeOf } from './findings.ts';

const excerpt = (text: string, piece: string, columns = 80) =>
  formatExcerpt(text, rangeOf(text, piece), columns);

describe('formatExcerpt', () => {
  it('underlines the range', () => {
    assert.deepEqual(excerpt('a\nkey: value\n', 'value'), ['  2 │ key: value', '    │      ^^^^^']);
  });

  it('keeps the underline in place behind a tab', () => {
    assert.deepEqual(excerpt('\tx: 1', 'x'), ['  1 │   x: 1', '    │   ^']);
  });

  it('underlines the first line of a range over several', () => {
    assert.deepEqual(excerpt('ab: [\n1]', '[\n1]'), ['  1 │ ab: [', '    │     ^']);
  });

  it('marks a place without length', () => {
    assert.deepEqual(excerpt('abc', ''), ['  1 │ abc', '    │ ^']);
  });

  it('cuts a long line around the range', () => {
    const text = `${'x'.repeat(200)}HERE${'y'.repeat(200)}`;
    const [source = '', underline = ''] = excerpt(text, 'HERE', 60);
    assert.ok(source.length <= 60);
    assert.equal(source.slice(underline.indexOf('^'), underline.lastIndexOf('^') + 1), 'HERE');
  });

  it('shows nothing of an empty line', () => {
    assert.deepEqual(excerpt('\n\n', ''), []);
  });
});
