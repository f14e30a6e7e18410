import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentTypes, decodePayload } from '#runtime/protocol/batch.ts';

describe('decodePayload', () => {
  it('never throws, and gives one entry for every event', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const payload = new TextEncoder().encode(JSON.stringify(values));
        assert.equal(decodePayload(payload, contentTypes.batch).entries.length, values.length);
        assert.equal(decodePayload(payload, contentTypes.event).entries.length, 1);
      }),
    );
  });

  it('refuses bytes that are no JSON as one entry', () => {
    assert.deepEqual(decodePayload(Uint8Array.of(0xff)), {
      batch: false,
      entries: [{ ok: false, code: 'invalid_message', reason: 'the bytes are not UTF-8' }],
    });
  });
});
