import assert from 'node:assert/strict';
import { refuseText, tooMany } from '#toolchain/source/limits.ts';
import { maxFileBytes } from '#toolchain/source/tree.ts';

describe('refuseText', () => {
  it('takes what people write', () => {
    assert.equal(refuseText('yaml', 'a: "tab\t, line\r\n, \u007F, \u2028, 💩"'), undefined);
    assert.equal(refuseText('json', '{}'), undefined);
  });

  it('refuses what is too long', () => {
    assert.equal(refuseText('json', ' '.repeat(maxFileBytes + 1))?.code, 'FILE_TOO_LARGE');
  });

  it('names the first control character', () => {
    assert.deepEqual(refuseText('yaml', 'a: \u0007'), {
      code: 'SYNTAX',
      message: 'the control character U+0007 has no place in a text',
      start: 3,
      end: 4,
    });
    assert.equal(refuseText('json', 'a\0')?.hint, 'is the file UTF-16? save it as UTF-8');
  });
});

describe('tooMany', () => {
  it('counts values before they are read', () => {
    assert.equal(tooMany('json', `[${'1,'.repeat(299_000)}1]`), undefined);
    assert.equal(tooMany('json', `[${'1,'.repeat(300_000)}1]`)?.code, 'FILE_TOO_LARGE');
    assert.equal(tooMany('yaml', '- a\n'.repeat(59_000)), undefined);
    assert.equal(tooMany('yaml', '- a\n'.repeat(60_001))?.code, 'FILE_TOO_LARGE');
  });

  it('takes long texts', () => {
    assert.equal(tooMany('json', `"${'word '.repeat(200_000)}"`), undefined);
  });
});
