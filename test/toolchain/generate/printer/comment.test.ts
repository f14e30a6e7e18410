import assert from 'node:assert/strict';
import { docComment } from '#toolchain/generate/printer/comment.ts';
import { render } from '#toolchain/generate/printer/render.ts';

const comment = (...paragraphs: (string | undefined)[]): string => render(docComment(...paragraphs));

describe('docComment', () => {
  it('is one line for one line', () => {
    assert.equal(comment('What it is.'), '/** What it is. */\n');
  });

  it('is nothing without a text', () => {
    assert.equal(comment(undefined, '', '  '), '');
  });

  it('puts paragraphs on lines of their own', () => {
    assert.equal(comment('One.\n\nTwo.', '@deprecated'), '/**\n * One.\n *\n * Two.\n * @deprecated\n */\n');
  });

  it('cannot be ended by its text', () => {
    assert.equal(comment('a */ b **/'), '/** a *\\/ b **\\/ */\n');
  });

  it('wraps long lines', () => {
    const lines = comment('word '.repeat(60)).split('\n');
    assert.ok(lines.every((text) => text.length <= 105));
    assert.equal(lines.length, 6);
  });

  it('takes the line ends of every system', () => {
    assert.equal(comment('a\r\nb\u2028c'), comment('a\nb\nc'));
  });
});
