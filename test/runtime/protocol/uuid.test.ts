import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createUuidV7, isUuid } from '#runtime/protocol/uuid.ts';

describe('createUuidV7', () => {
  it('is a UUID of version 7 that sorts by its time', () => {
    const now = fc.integer({ min: 0, max: 2 ** 48 - 2 });
    fc.assert(
      fc.property(now, fc.uint8Array({ minLength: 10, maxLength: 10 }), (nowMs, random) => {
        const fill = (bytes: Uint8Array): void => {
          bytes.set(random);
        };
        const id = createUuidV7(nowMs, fill);
        assert.ok(isUuid(id));
        assert.equal(id[14], '7');
        assert.ok(id < createUuidV7(nowMs + 1, fill));
      }),
    );
  });
});
