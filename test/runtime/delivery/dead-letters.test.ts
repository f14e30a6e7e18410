import assert from 'node:assert/strict';
import { createMemoryDeadLetters, type DeadLetter } from '#runtime/delivery/dead-letters.ts';

function letter(id: string, bytes = 10): DeadLetter {
  return {
    id,
    code: 'invalid_data',
    reason: 'wrong',
    topic: 't',
    payload: new Uint8Array(bytes),
    payloadBytes: bytes,
    attempts: 0,
    receivedAt: '2026-01-01T00:00:00.000Z',
    failedAt: '2026-01-01T00:00:00.000Z',
  };
}

describe('createMemoryDeadLetters', () => {
  it('keeps the newest, and counts what it dropped', () => {
    const store = createMemoryDeadLetters({ maxLetters: 2 });
    for (const id of ['a', 'b', 'c']) store.add(letter(id));
    assert.deepEqual([store.list().map(({ id }) => id), store.dropped], [['b', 'c'], 1]);
  });

  it('keeps no more bytes than it may', () => {
    const store = createMemoryDeadLetters({ maxBytes: 100 });
    for (const id of ['a', 'b', 'c']) store.add(letter(id, 60));
    assert.deepEqual(
      store.list().map(({ id }) => id),
      ['c'],
    );
  });
});
