import assert from 'node:assert/strict';
import { BatchReaders } from '#runtime/agent/batch-readers.ts';
import type { IncomingPacket } from '@parley/runtime/transport';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [
    channel('ask', { reply: { channel: 'answer', timeoutMs: 5_000 } }),
    channel('answer', { address: null }),
    channel('note'),
  ],
  [
    agent('worker', { receives: { ask: receive(['ask'], { concurrency: 100 }) }, sends: { note: send() } }),
    agent('caller', { receives: { note: receive(['note']) }, sends: { ask: send() } }),
  ],
);
const batchType = 'application/cloudevents-batch+json';
const isBatch = ({ topic, properties }: IncomingPacket): boolean =>
  topic.includes('/inbox/caller/') && properties.contentType === batchType;

describe('BatchReaders', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  it('believes the card, as long as it is there', () => {
    const readers = new BatchReaders();
    const names = { agent: 'caller', instance: 'c1' };
    assert.equal(readers.has('caller/c1'), false);
    readers.see(names, new Uint8Array());
    assert.equal(readers.has('caller/c1'), false);
  });

  it('REQ-BATCH-8: replies and directed messages that come thick and fast share packets to an instance that reads batches', async () => {
    await world.raw();
    const caller = await world.start('caller', { note: () => undefined }, { instance: 'c1' });
    const worker = await world.start('worker', { ask: ({ data }) => data });
    await rest();
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    const replies = await Promise.all(numbers.map((n) => caller.request('ask', { n })));
    assert.deepEqual(
      replies.map(({ data }) => (data as { n: number }).n),
      numbers,
    );
    assert.ok(world.seen.some(isBatch));
    await worker.sendMany(
      'note',
      numbers.map((n) => ({ n })),
      { to: 'caller/c1' },
    );
    await until(() => caller.statistics().handled === 40);
    assert.ok(world.seen.some((packet) => isBatch(packet) && packet.topic.endsWith('/bulk')));
    assert.equal(caller.statistics().duplicates, 0);
  });

  it('REQ-BATCH-8: whoever has no such card, and whoever may be anybody, gets single messages', async () => {
    await world.raw();
    const worker = await world.start('worker', { ask: ({ data }) => data });
    const replyto = 'parley/v1/inbox/caller/c9/control';
    for (let n = 0; n < 20; n += 1)
      void world.publish('ask', {
        id: `r${String(n)}`,
        source: '/agents/caller/c9',
        channel: 'ask',
        replyto,
      });
    await until(() => worker.statistics().handled === 20);
    await world.start('caller', { note: () => undefined }, { instance: 'c1' });
    await rest();
    await worker.sendMany('note', [{ n: 1 }, { n: 2 }, { n: 3 }], { to: 'caller' });
    await rest();
    assert.equal(world.seen.some(isBatch), false);
    assert.equal(world.events(replyto).length, 20);
  });
});
