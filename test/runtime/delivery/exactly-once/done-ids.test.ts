import assert from 'node:assert/strict';
import { DoneIds, type DoneIdsOptions } from '#runtime/delivery/exactly-once/done-ids.ts';
import type { Journal } from '#runtime/journal/journal.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FaultyDisk } from '../../support/faulty-disk.ts';
import { openTestJournal } from '../../support/journals.ts';
import { rest } from '../../support/until.ts';

const windowMs = 60_000;

describe('DoneIds', () => {
  let disk: FaultyDisk;
  let clock: FakeClock;
  let journal: Journal;
  let ids: DoneIds;
  beforeEach(async () => {
    disk = new FaultyDisk();
    clock = new FakeClock();
    await live();
  });
  afterEach(async () => {
    await journal.close();
  });

  async function live(options: Partial<DoneIdsOptions> = {}): Promise<void> {
    journal = await openTestJournal(disk);
    ids = new DoneIds({ journal, clock, windowMs, blockIds: 10, ...options });
    await ids.open();
  }

  async function restart(options: Partial<DoneIdsOptions> = {}): Promise<void> {
    await journal.close();
    await live(options);
  }

  async function add(key: string, sentAtMs = clock.now()): Promise<void> {
    const done = ids.prepare(key, sentAtMs);
    const commit = journal.commit({ adds: [done.addition] });
    await commit.saved;
    done.saved(commit.ids[0] ?? 0);
  }

  async function addMany(prefix: string, count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) await add(`${prefix}${String(number)}`);
    await rest();
  }

  const records = (): number => journal.records('done').length;
  const judge = (sentAtMs: number): string | undefined =>
    ids.tooOld({ sentAtMs, ageMs: clock.now() - sentAtMs }, windowMs);

  it('knows what was done, in this life and the next', async () => {
    await add('a');
    assert.ok(ids.has('a'));
    await restart();
    assert.ok(ids.has('a'));
    assert.ok(!ids.has('b'));
    assert.equal(ids.size, 1);
  });

  it('puts many records together', async () => {
    await addMany('a', 25);
    assert.equal(records(), 2 + 5);
    await restart();
    assert.equal(ids.size, 25);
    assert.ok(ids.has('a1') && ids.has('a25'));
    await addMany('b', 5);
    assert.equal(records(), 3);
  });

  it('puts together what a life left that ended before', async () => {
    await restart({ blockIds: 100 });
    await addMany('a', 25);
    assert.equal(records(), 25);
    await restart();
    await rest();
    assert.equal(records(), 3);
    assert.equal(ids.size, 25);
  });

  it('forgets after the window what came a window before, with its records', async () => {
    await addMany('a', 10);
    clock.advance(windowMs + 1);
    await addMany('b', 10);
    assert.ok(ids.has('a1'));
    clock.advance(windowMs + 1);
    await addMany('c', 1);
    assert.ok(!ids.has('a1') && ids.has('b1'));
    // The block of b, the single c, and the horizon.
    assert.equal(records(), 3);
  });

  it('forgets while it is away as well', async () => {
    const sentAtMs = clock.now();
    await addMany('a', 10);
    clock.advance(windowMs + 1);
    await restart();
    await rest();
    assert.ok(!ids.has('a1'));
    assert.match(judge(sentAtMs) ?? '', /^sent 60001 ms ago; ids are remembered for 60000 ms$/);
    assert.equal(records(), 1);
  });

  it('is as large as its capacity, and calls too old what it had to forget', async () => {
    await restart({ capacity: 20 });
    await addMany('a', 20);
    const beforeMs = clock.now();
    clock.advance(1_000);
    assert.equal(judge(beforeMs), undefined);
    await addMany('b', 10);
    assert.equal(ids.size, 20);
    assert.match(judge(beforeMs) ?? '', /^sent at 2026-.*; ids of messages up to 2026-.* are forgotten$/);
    assert.equal(judge(clock.now()), undefined);
    await restart({ capacity: 20 });
    assert.notEqual(judge(beforeMs), undefined);
  });

  it('a sender whose clock is ahead makes nothing too old that is sent from now on', async () => {
    await restart({ capacity: 4 });
    await add('ahead', clock.now() + 86_400_000);
    await addMany('a', 4);
    assert.notEqual(judge(clock.now()), undefined);
    clock.advance(1);
    assert.equal(judge(clock.now()), undefined);
  });

  it('a larger window in the next life keeps what is there', async () => {
    await addMany('a', 3);
    clock.advance(windowMs + 1);
    await restart({ windowMs: 2 * windowMs });
    assert.ok(ids.has('a1'));
  });

  it('goes on where a block cannot be written', async () => {
    await addMany('a', 9);
    const done = ids.prepare('a10', clock.now());
    const commit = journal.commit({ adds: [done.addition] });
    await commit.saved;
    disk.onOperation((operation) => {
      if (operation === 'write') throw new Error('no');
    });
    done.saved(commit.ids[0] ?? 0);
    await rest();
    disk.onOperation(undefined);
    assert.equal(records(), 10);
    assert.equal(ids.size, 10);
  });

  it('has every id after a crash, wherever blocks were under way', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      await journal.close();
      disk = new FaultyDisk();
      await live();
      await addMany('a', 20 + seed);
      const size = ids.size;
      for (let number = 1; number <= 5; number += 1) void add(`late${String(number)}`);
      await journal.close();
      disk = disk.crash((limit) => (seed * 31 + limit) % limit);
      await live();
      assert.ok(ids.size >= size && ids.has('a1') && ids.has(`a${String(20 + seed)}`));
    }
  });
});
