import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '#runtime/journal/node-disk.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { addRecord, contentsOf, openTestJournal, toBytes } from '../support/journals.ts';

describe('openJournal', () => {
  it('writes releases with the next commit, or by itself a moment later, and with the last ones when it closes', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const journal = await openTestJournal(disk, { clock });
    const ids = [await addRecord(journal, 'a'), await addRecord(journal, 'b'), await addRecord(journal, 'c')];
    const { syncs } = disk;
    journal.release(ids.slice(0, 1));
    assert.equal(disk.syncs, syncs);
    await addRecord(journal, 'd');
    assert.equal(disk.syncs, syncs + 1);
    assert.deepEqual(await contentsOf(journal), ['b', 'c', 'd']);
    journal.release(ids.slice(1, 2));
    clock.advance(100);
    journal.release(ids.slice(2, 3));
    await journal.close();
    assert.deepEqual(await contentsOf(await openTestJournal(disk)), ['d']);
  });

  it('keeps what was added until it is released, each stream in its order', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    const first = await addRecord(journal, 'a');
    await addRecord(journal, 'b');
    await addRecord(journal, 'x', 'dead');
    await journal.commit({ releases: [first], adds: [{ stream: 'outbox', payload: toBytes('c') }] }).saved;
    assert.deepEqual(await contentsOf(journal), ['b', 'c']);
    await journal.close();
    const again = await openTestJournal(disk);
    assert.deepEqual(await contentsOf(again), ['b', 'c']);
    assert.deepEqual(await contentsOf(again, 'dead'), ['x']);
    assert.deepEqual(again.damages, []);
    await again.close();
  });

  it('brings many commits to the disk by one sync', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    await addRecord(journal, 'first');
    const before = disk.syncs;
    await Promise.all(Array.from({ length: 100 }, (_, index) => addRecord(journal, String(index))));
    assert.equal(disk.syncs - before, 1);
    assert.equal(journal.records('outbox').length, 101);
    await journal.close();
  });

  it('gives room back while records come and go, and keeps the old ones that stay', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk, { segmentBytes: 1000 });
    await addRecord(journal, 'stays');
    await addRecord(journal, 'stays too');
    for (let round = 0; round < 200; round += 1) {
      const id = await addRecord(journal, 'x'.repeat(100));
      await journal.commit({ releases: [id] }).saved;
    }
    assert.ok(journal.fileBytes < 5_000, `${String(journal.fileBytes)} bytes`);
    assert.equal(disk.paths().length < 6, true);
    await journal.close();
    const again = await openTestJournal(disk);
    assert.deepEqual(await contentsOf(again), ['stays', 'stays too']);
    assert.equal(again.missingCommits, 0);
    await again.close();
  });

  it('refuses what exceeds its room, and takes it when there is room again', async () => {
    const journal = await openTestJournal(new FaultyDisk(), { maxBytes: 300 });
    const id = await addRecord(journal, 'x'.repeat(200));
    assert.throws(() => journal.commit({ adds: [{ stream: 'outbox', payload: new Uint8Array(200) }] }), {
      code: 'overloaded',
    });
    await journal.commit({ releases: [id] }).saved;
    await addRecord(journal, 'y'.repeat(200));
    await journal.close();
    assert.throws(() => journal.commit({}), { code: 'unavailable' });
  });

  it('saves each commit as it asks: what waits for the disk takes the others along', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const journal = await openTestJournal(disk, { clock, intervalMs: 50 });
    await addRecord(journal, 'a');
    const { syncs } = disk;
    const add = (content: string) => ({ adds: [{ stream: 'outbox', payload: toBytes(content) }] });
    await journal.commit(add('b'), 'none').saved;
    clock.advance(1_000);
    await journal.commit(add('c'), 'interval').saved;
    assert.equal(disk.syncs, syncs);
    const lost = disk.crash(() => 0);
    assert.deepEqual(await contentsOf(await openTestJournal(lost)), ['a']);
    clock.advance(50);
    await addRecord(journal, 'd');
    assert.ok(disk.syncs > syncs);
    let isRelaxedSaved = false;
    const relaxed = journal.commit(add('e'), 'none').saved.then(() => (isRelaxedSaved = true));
    const strict = journal.commit(add('f')).saved;
    await relaxed;
    await strict;
    assert.ok(isRelaxedSaved);
    const kept = disk.crash(() => 0);
    assert.deepEqual(await contentsOf(await openTestJournal(kept)), ['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('tells of a release when it survives a crash, not with a commit that does not wait for the disk', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const journal = await openTestJournal(disk, { clock });
    const [first, second] = [await addRecord(journal, 'a'), await addRecord(journal, 'b')];
    const told: string[] = [];
    journal.release([first], () => told.push('strict'));
    journal.release([second], () => told.push('relaxed'), 'none');
    await journal.commit({}, 'none').saved;
    assert.deepEqual(told, ['relaxed']);
    assert.deepEqual(await contentsOf(journal), ['a']);
    clock.advance(100);
    await journal.commit({}).saved;
    assert.deepEqual(told, ['relaxed', 'strict']);
  });

  it('syncs later in mode interval, and never in mode none', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const journal = await openTestJournal(disk, { mode: 'interval', intervalMs: 50, clock });
    await addRecord(journal, 'a');
    const before = disk.syncs;
    await addRecord(journal, 'b');
    assert.equal(disk.syncs, before);
    clock.advance(50);
    await addRecord(journal, 'c');
    assert.equal(disk.syncs, before + 1);
    await journal.close();
  });
});

describe('a journal on a disk with faults', () => {
  it('refuses a commit when the disk is full, keeps all others, and goes on when there is room', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    await addRecord(journal, 'before');
    disk.onOperation(failAt('write', 'ENOSPC'));
    await assert.rejects(addRecord(journal, 'refused'), (error: Error & { code: string }) => {
      assert.equal(error.code, 'storage_failed');
      assert.match(error.message, /no space left on the disk/);
      return true;
    });
    disk.onOperation(undefined);
    await addRecord(journal, 'after');
    await journal.close();
    const again = await openTestJournal(disk);
    assert.deepEqual(await contentsOf(again), ['before', 'after']);
    assert.deepEqual(again.damages, []);
    await again.close();
  });

  it('leaves no new file behind when there is no room for one', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk, { segmentBytes: 60 });
    await addRecord(journal, 'one');
    disk.onOperation(failAt('write', 'ENOSPC'));
    await assert.rejects(addRecord(journal, 'two'), { code: 'storage_failed' });
    disk.onOperation(undefined);
    assert.equal(disk.paths().length, 1);
    await addRecord(journal, 'three');
    assert.deepEqual(await contentsOf(journal), ['one', 'three']);
    await journal.close();
  });

  it('takes nothing more after a failed sync, though a second one would succeed', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    await addRecord(journal, 'before');
    disk.onOperation(failAt('sync', 'EIO'));
    await assert.rejects(addRecord(journal, 'unsure'), { code: 'storage_failed' });
    disk.onOperation(undefined);
    assert.equal(journal.state, 'failed');
    assert.throws(() => journal.commit({}), { code: 'storage_failed' });
    await journal.close();
  });

  it('takes nothing more when a failed write cannot be taken back', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    await addRecord(journal, 'before');
    disk.onOperation((operation) => {
      if (operation === 'write' || operation === 'truncate')
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
    });
    await assert.rejects(addRecord(journal, 'unsure'), { code: 'storage_failed' });
    assert.equal(journal.state, 'failed');
  });

  it('cannot be opened where nothing can be written, and says which folder', async () => {
    const disk = new FaultyDisk();
    disk.onOperation(failAt('makeFolder', 'EACCES'));
    await assert.rejects(openTestJournal(disk), /the journal state cannot be opened: EACCES/);
  });
});

describe('a journal on the real disk', () => {
  it('is the same after it was closed and opened again', async () => {
    const real = await mkdtemp(join(tmpdir(), 'parley-journal-'));
    try {
      const journal = await openTestJournal(nodeDisk, { folder: join(real, 'a', 'b') });
      const first = await addRecord(journal, 'ä'.repeat(1000));
      await Promise.all(Array.from({ length: 50 }, (_, index) => addRecord(journal, String(index))));
      await journal.commit({ releases: [first] }).saved;
      await journal.close();
      const again = await openTestJournal(nodeDisk, { folder: join(real, 'a', 'b') });
      assert.deepEqual(
        await contentsOf(again),
        Array.from({ length: 50 }, (_, index) => String(index)),
      );
      await again.close();
      assert.equal((await readdir(join(real, 'a', 'b'))).length, 1);
    } finally {
      await rm(real, { recursive: true });
    }
  });
});

function failAt(operation: string, code: string): (name: string) => void {
  return (name) => {
    if (name === operation) throw Object.assign(new Error(code), { code });
  };
}
