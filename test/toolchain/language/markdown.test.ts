import assert from 'node:assert/strict';
import { code, codeBlock, escapeText, plainText } from '#toolchain/language/markdown.ts';

describe('escapeText', () => {
  it('leaves nothing that is markup', () => {
    assert.equal(
      escapeText('a <b>*c*</b> [d](e) `f` _g_'),
      'a \\<b\\>\\*c\\*\\</b\\> \\[d\\](e) \\`f\\` \\_g\\_',
    );
    assert.equal(escapeText('# a'), '\\# a');
    assert.equal(escapeText('1. a'), '1\\. a');
    assert.equal(escapeText('see\n  http://x.y'), 'see http\\://x.y');
  });

  it('comes back as plain text', () => {
    for (const text of ['a <b> *c*', '- d_e', '2) f & g', 'h [i] `j`'])
      assert.equal(plainText(escapeText(text)), text);
  });
});

describe('code', () => {
  it('holds backticks', () => {
    assert.equal(code('a'), '`a`');
    assert.equal(code('`a`'), '`` `a` ``');
    assert.equal(codeBlock('json', '```'), '````json\n```\n````');
  });
});

describe('plainText', () => {
  it('keeps the words of headings, links and code', () => {
    assert.equal(plainText('**a** [b](c:d) `e`'), 'a b e');
    assert.equal(plainText('```json\n{}\n```'), '{}\n');
  });
});
