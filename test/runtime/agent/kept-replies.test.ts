import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptReplies } from '#runtime/agent/kept-replies.ts';
import { agent, bundle, channel, receive } from '../support/contracts.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { openTestJournal } from '../support/journals.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const durable = { journal: 'fsync', records: 100, bytes: 100_000 } as const;
const reply = { channel: 'answer', timeoutMs: 1000 };
const replyTo = 'parley/v1/inbox/caller/c1/control';

describe('KeptReplies', () => {
  const request = { sender: '/agents/caller/c1', id: 'r1' };
  const packet = {
    topic: replyTo,
    payload: '{"a":1}',
    qos: 0,
    properties: { contentType: 'application/cloudevents+json', messageExpirySeconds: 3 },
  } as const;

  it('gives a later life the reply as it went out, until its request expires', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const first = new KeptReplies({ journal: await openTestJournal(disk, { clock }), clock });
    await first.add(request, packet, 1_000);
    const second = new KeptReplies({ journal: await openTestJournal(disk.copy(), { clock }), clock });
    await second.open();
    const found = await second.find(request);
    assert.equal(Buffer.from(found?.payload ?? '').toString(), packet.payload);
    assert.deepEqual(
      [found?.topic, found?.qos, found?.properties],
      [replyTo, 0, { contentType: 'application/cloudevents+json' }],
    );
    clock.advance(1_001);
    assert.equal(await second.find(request), undefined);
  });

  it('forgets the expired, and the oldest of too many, in the journal too', async () => {
    const disk = new FaultyDisk();
    const clock = new FakeClock();
    const journal = await openTestJournal(disk, { clock });
    const kept = new KeptReplies({ journal, clock, maxReplies: 2 });
    for (const id of ['r1', 'r2', 'r3']) await kept.add({ ...request, id }, packet, 1_000);
    assert.deepEqual(
      ['r1', 'r2', 'r3'].map((id) => kept.has({ ...request, id })),
      [false, true, true],
    );
    clock.advance(2_000);
    await kept.add({ ...request, id: 'r4' }, packet, 1_000);
    await journal.commit({}).saved;
    assert.equal(journal.records('replies').length, 1);
  });

  for (const [what, given] of [
    ['durable', { durable }],
    ['exactly-once', { delivery: 'exactly-once', windowMs: 600_000 }],
  ] as const) {
    it(`REQ-REPLY-9: after a restart a duplicate on a channel that is ${what} gets the same answer, and no handler sees it`, async () => {
      const contracts = bundle(
        [channel('ask', { reply, ...given }), channel('answer', { address: null })],
        [agent('worker', { receives: { ask: receive(['ask']) } }), agent('caller', {})],
      );
      const folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
      const world = new World(contracts, { state: folder });
      let runs = 0;
      const ask = (): unknown => ({ n: (runs += 1) });
      const at = (ms: number): string => new Date(world.clock.now() + ms).toISOString();
      const life = { time: at(0), expirytime: at(30_000) };
      const event = { id: 'r1', source: '/agents/caller/c1', channel: 'ask', replyto: replyTo, ...life };
      try {
        const first = await world.start('worker', { ask });
        await world.publish('ask', event);
        await until(() => world.events(replyTo).length >= 1);
        await until(() => first.statistics().handled === 1);
        await first.stop();
        const second = await world.start('worker', { ask });
        assert.equal(second.instance, first.instance);
        await rest(50);
        const before = world.events(replyTo).filter(({ type }) => type === 'test.thing.v1').length;
        await world.publish('ask', event);
        const replies = () => world.events(replyTo).filter(({ type }) => type === 'test.thing.v1');
        await until(() => replies().length > before);
        assert.deepEqual([runs, replies().at(-1)?.data], [1, { n: 1 }]);
        assert.equal(replies().at(-1)?.id, replies()[0]?.id);
        assert.equal(second.statistics().duplicates, 1);
      } finally {
        await world.close();
        await rm(folder, { recursive: true });
      }
    });
  }
});
