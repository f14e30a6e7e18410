import assert from 'node:assert/strict';
import { createEnvironment } from '#runtime/environment.ts';
import { createIdentity, type Identity } from '#runtime/agent/identity.ts';
import { beginKeptLife } from '#runtime/agent/kept-life.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { agent, bundle } from '../support/contracts.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { openTestJournal } from '../support/journals.ts';

describe('beginKeptLife', () => {
  const identity: Identity = createIdentity({
    bundle: bundle([], [agent('worker')]),
    agent: 'worker',
    instance: 'w1',
    prefix: undefined,
    tenant: undefined,
    randomName: () => 'x',
  });
  /** Far ahead of what other tests of this process begin at. */
  const futureMs = Date.UTC(2090, 0, 1);

  /** A life whose clock shows this when it begins. */
  async function live(disk: FaultyDisk, nowMs: number): Promise<number> {
    const journal = await openTestJournal(disk);
    const environment = createEnvironment({ clock: new FakeClock(nowMs) });
    const { incarnation } = await beginKeptLife({ instance: 'w1', journal }, () => identity, environment);
    assert.equal(journal.records('life').length, 1);
    await journal.close();
    return incarnation;
  }

  it('is the time by the clock', async () => {
    assert.equal(await live(new FaultyDisk(), futureMs), futureMs);
  });

  it('REQ-PRES-9: is later than the one before, of another process too, when the clock went back', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(futureMs) * 2n);
    await journal.commit({ adds: [{ stream: 'life', payload: bytes }] }).saved;
    await journal.close();
    assert.equal(await live(disk, futureMs), futureMs * 2 + 1);
    assert.equal(await live(disk, 0), futureMs * 2 + 2);
  });

  it('begins on a disk that is full, too', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    disk.onOperation(() => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    const environment = createEnvironment({ clock: new FakeClock(futureMs) });
    const { incarnation } = await beginKeptLife({ instance: 'w1', journal }, () => identity, environment);
    assert.ok(incarnation >= futureMs);
  });
});
