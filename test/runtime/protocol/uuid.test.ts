import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createUuidV7, createUuidV8, isDerivedId, isUuid } from '#runtime/protocol/uuid.ts';

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

describe('createUuidV8', () => {
  it('is a UUID of version 8, the same for the same digest', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (digest) => {
        const id = createUuidV8(digest);
        assert.ok(isUuid(id) && isDerivedId(id));
        assert.equal(id, createUuidV8(digest.slice(0, 16)));
      }),
    );
    assert.equal(createUuidV8(new Uint8Array(16).fill(0xff)), 'ffffffff-ffff-8fff-bfff-ffffffffffff');
  });

  it('is told apart from others', () => {
    assert.ok(!isDerivedId('019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b'));
    assert.ok(!isDerivedId('an id with an8 there'));
  });
});
