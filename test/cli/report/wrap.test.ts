import assert from 'node:assert/strict';
import { wrapPieces } from '#cli/report/wrap.ts';

describe('wrapPieces', () => {
  const pieces = [{ text: 'a.yaml:1:1' }, { text: 'error' }, { text: 'some words' }];

  it('writes one line without a width', () => {
    assert.equal(wrapPieces(pieces, undefined), 'a.yaml:1:1  error  some words');
  });

  it('breaks between words, and paints each word of its own', () => {
    const paint = (word: string) => `<${word}>`;
    assert.equal(
      wrapPieces([...pieces, { text: 'more to say', paint }], 20),
      'a.yaml:1:1  error\n  some words  <more>\n  <to> <say>',
    );
  });

  it('counts the columns of wide characters', () => {
    assert.equal(wrapPieces([{ text: '注文注文 注文' }], 12), '注文注文\n  注文');
  });

  it('leaves a word whole that is too long', () => {
    assert.equal(wrapPieces([{ text: 'abcdefgh' }], 4), 'abcdefgh');
  });
});
