import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const durable = { journal: 'fsync', records: 100, bytes: 100_000 } as const;
const contracts = bundle(
  [
    channel('job', { durable, ttlMs: 60_000 }),
    channel('plain', { ttlMs: 60_000 }),
    channel('blip', { delivery: 'at-most-once', ttlMs: null }),
    channel('watched'),
  ],
  [
    agent('boss', { sends: { job: send(), plain: send(), blip: send(), watched: send() } }),
    agent('worker', {
      receives: { job: receive(['job']), plain: receive(['plain']), blip: receive(['blip']) },
    }),
    agent('deaf', { receives: { plain: receive(['plain'], { receipt: false }) } }),
    agent('onlooker', { receives: { 'watched*': receive(['watched']) } }),
  ],
);

describe('Statuses', () => {
  let folder: string;
  let world: World;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const work = (run: (n: number) => unknown = () => undefined): Promise<AnyAgent> => {
    const handler = ({ data }: { readonly data: unknown }) => run((data as { n: number }).n);
    return world.start('worker', { job: handler, plain: handler, blip: handler });
  };

  /** Moves time until a promise is settled. */
  async function within<Value>(promise: Promise<Value>): Promise<Value> {
    const states = ['waiting'];
    const end = (): void => {
      states.push('settled');
    };
    promise.then(end, end);
    while (states.at(-1) === 'waiting') {
      world.clock.advance(60);
      await rest(50);
    }
    return promise;
  }

  const failWith = (message: string) => (): never => {
    throw new Error(message);
  };

  describe('of a durable message', () => {
    it('goes from the journal to the handlers', async () => {
      const boss = await world.start('boss');
      const seen: string[] = [];
      boss.on('messageStatus', ({ channel: name, status }) => seen.push(`${name} ${status}`));
      const sent = await boss.send('job', { n: 1 });
      assert.equal(await sent.until('acknowledged'), 'acknowledged');
      assert.deepEqual(sent.confirmations, { worker: 'acknowledged' });
      await work();
      world.clock.advance(7_000);
      assert.equal(await within(sent.until('handled')), 'handled');
      assert.deepEqual(sent.confirmations, { worker: 'handled' });
      assert.deepEqual(seen, ['job sent', 'job acknowledged', 'job received', 'job handled']);
      assert.equal(boss.messageStatus(sent.id), undefined);
    });

    it('is known again after a restart, by the id', async () => {
      const first = await world.start('boss');
      const sent = await first.send('job', { n: 1 });
      const waiting = sent.until('handled');
      const rejected = assert.rejects(waiting, { code: 'unavailable' });
      await first.stop();
      await rejected;
      assert.throws(() => first.messageStatus(sent.id), { code: 'unavailable' });
      const second = await world.start('boss');
      const found = second.messageStatus(sent.id);
      assert.equal(found?.id, sent.id);
      await work();
      world.clock.advance(7_000);
      assert.equal(await within(found.until('handled')), 'handled');
    });

    it('is unreceived when its time is over, after a restart too', async () => {
      const first = await world.start('boss');
      const sent = await first.send('job', { n: 1 });
      await rest();
      const rejected = assert.rejects(sent.until('handled'), {
        code: 'unreceived',
        reason: 'worker did not confirm it in its time',
      });
      world.clock.advance(61_000);
      await rejected;
      assert.equal(sent.status, 'unreceived');
      assert.equal(first.messageStatus(sent.id)?.status, 'unreceived');
      await first.stop();
      const second = await world.start('boss');
      assert.equal(second.messageStatus(sent.id)?.status, 'unreceived');
    });

    it('REQ-DEL-41: is dead when the receiver gave it up, and when it comes again', async () => {
      await world.raw();
      const boss = await world.start('boss');
      await work(failWith('broken'));
      const sent = await boss.send('job', { n: 1 });
      await assert.rejects(within(sent.until('handled')), { code: 'handler_failed', remote: true });
      await within(until(() => sent.status === 'dead'));
      assert.equal(boss.statistics().unconfirmed, 0);
      await world.publish('job', {
        id: sent.id,
        source: `/agents/boss/${boss.instance}`,
        channel: 'job',
        time: new Date(world.clock.now()).toISOString(),
      });
      await within(until(() => world.events(`parley/v1/inbox/boss`).length === 2));
      const [, second] = world.events(`parley/v1/inbox/boss`);
      assert.deepEqual(second?.data, {
        kind: 'handled',
        agent: 'worker',
        ids: [sent.id],
        dead: [{ id: sent.id, code: 'handler_failed' }],
      });
    });
  });

  describe('of a message that is not durable', () => {
    it('is acknowledged, and sent where it may be lost: nobody tells more', async () => {
      const boss = await world.start('boss');
      const plain = await boss.send('plain', { n: 1 });
      assert.equal(plain.status, 'acknowledged');
      assert.equal(await plain.until('sent'), 'acknowledged');
      await assert.rejects(plain.until('handled'), {
        code: 'unsupported',
        reason: 'plain is not durable, and the send asked for no receipt',
      });
      const blip = await boss.send('blip', { n: 1 });
      assert.equal(blip.status, 'sent');
      assert.deepEqual(blip.confirmations, {});
      await assert.rejects(blip.until('acknowledged'), { code: 'unsupported' });
      assert.equal(boss.messageStatus(plain.id), undefined);
    });

    it('REQ-DEL-40: is handled, where the send asks for a receipt', async () => {
      await world.raw();
      const boss = await world.start('boss');
      await work();
      await world.start('deaf', { plain: () => undefined });
      const sent = await boss.send('plain', { n: 1 }, { receipt: 'handled' });
      assert.equal(boss.messageStatus(sent.id)?.status, 'acknowledged');
      assert.equal(await within(sent.until('handled')), 'handled');
      assert.deepEqual(sent.confirmations, { worker: 'handled' });
      assert.equal(world.events('plain')[0]?.receipt, 'handled');
      assert.equal(boss.messageStatus(sent.id), undefined);
    });

    it('REQ-DEL-40: is received while its handler runs, and nothing more is told where no more was asked', async () => {
      const boss = await world.start('boss');
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      await work(() => ended);
      const sent = await boss.send('plain', { n: 1 }, { receipt: 'received' });
      assert.equal(await within(sent.until('received')), 'received');
      await assert.rejects(sent.until('handled'), {
        code: 'unsupported',
        reason: 'the send asked for a receipt only of its arrival',
      });
      end();
    });

    it('REQ-DEL-41: is dead when it was refused or its handler failed', async () => {
      const boss = await world.start('boss');
      await work(failWith('broken'));
      const sent = await boss.send('plain', { n: 1 }, { receipt: 'handled' });
      await assert.rejects(within(sent.until('handled')), { code: 'handler_failed', remote: true });
      assert.equal(sent.status, 'dead');
    });

    it('REQ-DEL-42: is expired when it came too late', async () => {
      const boss = await world.start('boss');
      await world.raw();
      const worker = await work();
      await boss.send('plain', { n: 1 });
      await until(() => worker.statistics().handled === 1);
      await world.publish('plain', {
        id: 'old',
        source: `/agents/boss/${boss.instance}`,
        channel: 'plain',
        receipt: 'handled',
        time: new Date(world.clock.now() - 2_000).toISOString(),
        expirytime: new Date(world.clock.now() - 1_000).toISOString(),
      });
      await within(until(() => world.events('parley/v1/inbox/boss').length === 1));
      const [receipt] = world.events('parley/v1/inbox/boss');
      assert.deepEqual(receipt?.data, { kind: 'expired', agent: 'worker', ids: ['old'] });
    });

    it('is unreceived when nobody told in its time, and nothing is left', async () => {
      const boss = await world.start('boss');
      const sent = await boss.send('plain', { n: 1 }, { receipt: 'handled', ttlMs: 1_000 });
      const rejected = assert.rejects(sent.until('handled'), { code: 'unreceived' });
      world.clock.advance(7_000);
      await rejected;
      assert.equal(boss.messageStatus(sent.id), undefined);
    });

    it('has no receipt where nobody gives any, or it may be lost', async () => {
      const boss = await world.start('boss');
      const sent = await boss.send('watched', { n: 1 }, { receipt: 'handled' });
      await assert.rejects(sent.until('handled'), {
        code: 'unsupported',
        reason: 'no agent that receives watched gives receipts',
      });
      await assert.rejects(boss.send('blip', { n: 1 }, { receipt: 'handled' }), { code: 'unsupported' });
    });
  });
});
