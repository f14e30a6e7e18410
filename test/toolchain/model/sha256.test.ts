import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256 } from '#toolchain/model/sha256.ts';

describe('sha256', () => {
  const vectors: readonly (readonly [string, string])[] = [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ];
  for (const [text, expected] of vectors) {
    it(`gives the standard's value for ${text.length} characters`, () => {
      assert.equal(sha256(text), expected);
    });
  }

  it('agrees with the platform on every length around a block, beyond ASCII too', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'é'.repeat(length >> 1) + 'x'.repeat(length & 1);
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'));
    }
  });
});
