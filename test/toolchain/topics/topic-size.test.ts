import assert from 'node:assert/strict';
import type { Address } from '#toolchain/topics/address.ts';
import { topicSizeOf } from '#toolchain/topics/topic-size.ts';

describe('topicSizeOf', () => {
  const address: Address = [
    { kind: 'text', text: 'fleet' },
    { kind: 'parameter', name: 'region', schema: { enum: ['eu', 'köln'] } },
    { kind: 'parameter', name: 'id', schema: { maxLength: 10 } },
    { kind: 'parameter', name: 'any', schema: {} },
  ];

  it('counts the bytes of the longest values and the slashes between', () => {
    assert.deepEqual(topicSizeOf(address, null), { levels: 4, bytes: 5 + 5 + 10 + 1 + 3 });
  });

  it('counts the tenant in front', () => {
    assert.deepEqual(topicSizeOf(address, 'acme/eu'), { levels: 6, bytes: 24 + 8 });
  });
});
