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

const dayMs = 86_400_000;
const at = (days: number) => () => Date.parse('2026-01-01T00:00:00.000Z') + days * dayMs;

describe('openDeadLetters', () => {
  it('REQ-DEAD-6: drops what is older than 30 days, or than was said, in memory and in the journal', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    let days = 0;
    const now = (): number => at(days)();
    const memory = createMemoryDeadLetters({ maxAgeMs: dayMs }, now);
    const store = await openDeadLetters(journal, {}, now);
    for (const one of [memory, store]) void one.add(letter('a'));
    days = 1;
    assert.deepEqual([memory.list().length, store.list().length], [1, 1]);
    days = 30.5;
    assert.deepEqual([memory.list(), memory.dropped, store.list(), store.dropped], [[], 1, [], 1]);
    await journal.commit({}).saved;
    assert.deepEqual(journal.records('dead'), []);
    await store.add({ ...letter('b'), failedAt: new Date(at(30)()).toISOString() });
    await journal.close();
    const again = await openTestJournal(disk);
    assert.equal((await openDeadLetters(again, {}, at(59))).list().length, 1);
    assert.equal((await openDeadLetters(again, {}, at(61))).list().length, 0);
  });

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
