import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../../support/contracts.ts';
import { rest, until } from '../../support/until.ts';
import { World, type AnyAgent } from '../../support/world.ts';

const contracts = bundle(
  [
    channel('tick', { rate: { perSecond: 10, burst: 2 }, ttlMs: 1_000 }),
    channel('lossy', { rate: { perSecond: 1, burst: 1 }, delivery: 'at-most-once', ttlMs: null }),
    channel('ask', { rate: { perSecond: 10, burst: 1 }, reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { address: null }),
  ],
  [
    agent('worker', { receives: { ask: receive(['ask']) } }),
    agent('sender', { sends: { tick: send(), lossy: send(), ask: send() } }),
  ],
);

describe('Outlet', () => {
  let world: World;
  let sender: AnyAgent;
  beforeEach(async () => {
    world = new World(contracts);
    await world.raw();
    sender = await world.start('sender');
  });
  afterEach(() => world.close());

  it('lets messages out at the rate of their channel, in their order', async () => {
    const sending = [1, 2, 3, 4].map((n) => sender.send('tick', { n }));
    await until(() => world.events('tick').length === 2);
    await rest();
    assert.equal(world.events('tick').length, 2);
    world.clock.advance(200);
    await Promise.all(sending);
    await until(() => world.events('tick').length === 4);
    assert.deepEqual(
      world.events('tick').map(({ data }) => (data as { n: number }).n),
      [1, 2, 3, 4],
    );
  });

  it('holds each sender to a rate of its own', async () => {
    const other = await world.start('sender');
    await Promise.all([sender, sender, other, other].map((who, n) => who.send('tick', { n })));
    await until(() => world.events('tick').length === 4);
  });

  it('refuses at once what could not go out while it lives', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 13 }, (_, n) => Promise.race([sender.send('tick', { n }), rest()])),
    );
    const refused = results.flatMap((result, n) => (result.status === 'rejected' ? [n] : []));
    assert.deepEqual(refused, [12]);
    await assert.rejects(sender.send('tick', { n: 13 }), { code: 'overloaded' });
    await assert.rejects(sender.send('tick', { n: 13 }, { ttlMs: 50 }), { code: 'overloaded' });
  });

  it('lets what never expires wait for a minute', async () => {
    const all = Array.from({ length: 62 }, (_, n) => sender.send('lossy', { n }));
    await assert.rejects(all[61] ?? Promise.resolve(), { code: 'overloaded' });
    world.clock.advance(60_000);
    await Promise.all(all.slice(0, 61));
  });

  it('forgets what its caller does not want any more', async () => {
    const abort = new AbortController();
    await Promise.all([sender.send('tick', { n: 1 }), sender.send('tick', { n: 2 })]);
    const third = sender.send('tick', { n: 3 }, { signal: abort.signal });
    await rest();
    abort.abort();
    await assert.rejects(third, { code: 'cancelled' });
  });

  it('lets requests wait for their turn too', async () => {
    await world.start('worker', { ask: ({ data }) => data });
    const asking = [1, 2].map((n) => sender.request('ask', { n }));
    await asking[0];
    await rest();
    assert.equal(world.events('ask').length, 1);
    world.clock.advance(100);
    assert.deepEqual((await asking[1])?.data, { n: 2 });
  });
});
