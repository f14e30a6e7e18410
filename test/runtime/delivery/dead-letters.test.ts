import assert from 'node:assert/strict';
import { createMemoryDeadLetters, type DeadLetter, openDeadLetters } from '#runtime/delivery/dead-letters.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { openTestJournal } from '../support/journals.ts';

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
    for (const id of ['a', 'b', 'c']) void store.add(letter(id));
    assert.deepEqual([store.list().map(({ id }) => id), store.dropped], [['b', 'c'], 1]);
  });

  it('keeps no more bytes than it may', () => {
    const store = createMemoryDeadLetters({ maxBytes: 100 });
    for (const id of ['a', 'b', 'c']) void store.add(letter(id, 60));
    assert.deepEqual(
      store.list().map(({ id }) => id),
      ['c'],
    );
  });
});

describe('openDeadLetters', () => {
  it('has the letters of earlier lives, with every byte, until they are removed', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    const store = await openDeadLetters(journal);
    const hostile = { ...letter('a'), payload: Uint8Array.from([0, 255, 10, 34]) };
    await store.add(hostile);
    await store.add(letter('b'));
    await journal.close();
    const again = await openTestJournal(disk);
    const second = await openDeadLetters(again);
    assert.deepEqual(second.list()[0], hostile);
    assert.deepEqual(
      second.remove(['a', 'unknown']).map(({ id }) => id),
      ['a'],
    );
    await again.close();
    const third = await openDeadLetters(await openTestJournal(disk));
    assert.deepEqual(
      third.list().map(({ id }) => id),
      ['b'],
    );
  });

  it('gives the room of old letters back', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    const store = await openDeadLetters(journal, { maxLetters: 2 });
    for (const id of ['a', 'b', 'c']) await store.add(letter(id));
    assert.equal(journal.records('dead').length, 2);
    await journal.close();
    const again = await openTestJournal(disk);
    const second = await openDeadLetters(again, { maxLetters: 1 });
    assert.deepEqual(
      second.list().map(({ id }) => id),
      ['c'],
    );
    await again.close();
    assert.equal((await openTestJournal(disk)).records('dead').length, 1);
  });
});
