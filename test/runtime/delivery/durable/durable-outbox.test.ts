import assert from 'node:assert/strict';
import { createEnvironment } from '#runtime/environment.ts';
import type { Journal } from '#runtime/journal/journal.ts';
import { DurableOutbox, type DurableMessage } from '#runtime/delivery/durable/durable-outbox.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { FaultyDisk } from '../../support/faulty-disk.ts';
import { openTestJournal, toBytes, toText } from '../../support/journals.ts';
import { rest } from '../../support/until.ts';

/** A journal whose reads end when they are told to. */
function slowReads(journal: Journal): { readonly slow: Journal; readonly reads: (() => void)[] } {
  const reads: (() => void)[] = [];
  const slow: Journal = {
    state: 'open',
    damages: [],
    missingCommits: 0,
    liveBytes: 0,
    fileBytes: 0,
    commit: (change, mode) => journal.commit(change, mode),
    release: (ids, onSaved, mode) => {
      journal.release(ids, onSaved, mode);
    },
    records: (stream) => journal.records(stream),
    read: async (id) => {
      await new Promise<void>((resolve) => reads.push(resolve));
      return journal.read(id);
    },
    close: () => journal.close(),
  };
  return { slow, reads };
}

describe('DurableOutbox', () => {
  const clock = new FakeClock();
  let journal: Journal;
  let published: string[];
  beforeEach(async () => {
    journal = await openTestJournal(new FaultyDisk(), { clock });
    published = [];
  });

  function open(of: Journal): DurableOutbox {
    return new DurableOutbox({
      environment: createEnvironment({ clock, random: createFakeRandom() }),
      journal: of,
      publish: (_route, payload) => {
        published.push(toText(payload));
        return Promise.resolve();
      },
      onUnreceived: () => Promise.resolve(true),
      watch: { clock, isWatched: () => false, onStatus: () => undefined },
    });
  }

  const message = (name: string): DurableMessage => ({
    id: name,
    type: 'test.thing.v1',
    channel: 'job',
    topic: 'job',
    retain: false,
    correlationId: undefined,
    sentAtMs: clock.now(),
    expiresAtMs: clock.now() + 60_000,
    confirmers: ['worker'],
    payload: toBytes(name),
  });
  const accept = (outbox: DurableOutbox, name: string): Promise<void> =>
    outbox.accept(message(name), { records: 100, bytes: 100_000 }).saved;

  it('REQ-DEL-9: sends what an earlier life left in its order, and before what is new, however long the reads take', async () => {
    const earlier = open(journal);
    await earlier.open();
    for (const name of ['a', 'b', 'c']) await accept(earlier, name);
    earlier.close();
    published.length = 0;
    const { slow, reads } = slowReads(journal);
    const outbox = open(slow);
    const opening = outbox.open();
    await rest();
    for (const end of reads.splice(0)) end();
    await opening;
    await accept(outbox, 'd');
    // The later a message, the sooner it is read.
    while (reads.length > 0) {
      reads.pop()?.();
      await rest();
    }
    assert.deepEqual(published, ['a', 'b', 'c', 'd']);
    outbox.close();
  });
});
