import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '#runtime/protocol/base64.ts';

describe('encodeBase64', () => {
  it('writes what Node writes, and is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'));
        assert.deepEqual(decodeBase64(encodeBase64(bytes)), bytes);
      }),
    );
  });

  it('takes more bytes than a call has arguments', () => {
    const bytes = new Uint8Array(1_000_000).fill(7);
    assert.deepEqual(decodeBase64(encodeBase64(bytes)), bytes);
  });
});
