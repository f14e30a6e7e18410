import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent, type AnyHandlers } from '../support/world.ts';

const once = { delivery: 'exactly-once', windowMs: 600_000 } as const;
const durable = { journal: 'fsync', records: 2, bytes: 100_000 } as const;
const retry = { attempts: 2, minBackoffMs: 10, maxBackoffMs: 20 };
const contracts = bundle(
  [
    channel('order', { ...once, ttlMs: 300_000 }),
    channel('quote', { ...once, ttlMs: 300_000, reply: { channel: 'quote.answer', timeoutMs: 5_000 } }),
    channel('quote.answer', { address: null }),
    channel('price', { reply: { channel: 'price.answer', timeoutMs: 5_000 } }),
    channel('price.answer', { address: null }),
    channel('booked'),
    channel('kept', { durable }),
    channel('seen', { delivery: 'at-most-once', ttlMs: null }),
    channel('small', { maxBytes: 500 }),
  ],
  [
    agent('boss', { sends: { order: send(), quote: send() } }),
    agent('desk', {
      receives: { order: receive(['order'], { retry }), quote: receive(['quote'], { retry }) },
      sends: { booked: send(), kept: send(), seen: send(), small: send(), price: send() },
    }),
    agent('watcher', { receives: { 'order*': receive(['order']) } }),
    agent('pricer', { receives: { price: receive(['price']) } }),
    agent('keeper', { receives: { kept: receive(['kept']) } }),
  ],
);
const nothing: AnyHandlers = { order: () => undefined, quote: () => ({ n: 0 }) };

describe('ExactlyOnce', () => {
  let folder: string;
  let world: World;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
    await world.raw();
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  function desk(handlers: AnyHandlers): Promise<AnyAgent> {
    return world.start('desk', { ...nothing, ...handlers });
  }

  /** An order of a client that is no agent, always the same. */
  function order(id: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const time = new Date(world.clock.now()).toISOString();
    return world.publish('order', { id, time, ...more });
  }

  const idsOn = (topic: string): readonly unknown[] => world.events(topic).map(({ id }) => id);

  it('REQ-DEL-20: what a handler sends goes out after it, with ids that its cause gives', async () => {
    let isHeld = false;
    await desk({
      order: async ({ data }, context) => {
        const { n } = data as { n: number };
        const { id, correlationId } = await context.send('booked', { n });
        assert.equal(id[14], '8');
        assert.equal(correlationId, 'o1');
        await context.send('booked', { n: n + 1 });
        await context.send('seen', { n });
        await rest();
        isHeld = world.events('booked').length === 0;
      },
    });
    await order('o1');
    await until(() => world.events('booked').length === 2 && world.events('seen').length === 1);
    assert.ok(isHeld);
    assert.deepEqual(idsOn('booked'), [
      '7dd998b5-4253-82e0-a934-c804bac64fc9',
      'dfbe3b16-b4b1-8368-858b-a1861073723f',
    ]);
  });

  it('leaves nothing of an attempt that failed', async () => {
    let runs = 0;
    const worker = await desk({
      order: async (_, context) => {
        runs += 1;
        await context.send('booked', { n: runs });
        if (runs === 1) throw new Error('not now');
      },
    });
    await order('o1');
    await until(() => runs === 1);
    await rest();
    world.clock.advance(50);
    await until(() => world.events('booked').length === 1);
    assert.deepEqual(
      world.events('booked').map(({ data }) => data),
      [{ n: 2 }],
    );
    assert.equal(worker.statistics().sent, 1);
  });

  it('leaves nothing of a handler that gave up, and remembers that it did', async () => {
    const first = await desk({
      order: async (_, context) => {
        await context.send('booked', { n: 1 });
        throw new Error('never');
      },
    });
    await order('o1');
    await until(() => first.statistics().retried === 1);
    await rest();
    world.clock.advance(50);
    await until(() => first.deadLetters().length === 1);
    await rest();
    await order('o1');
    await until(() => first.statistics().duplicates === 1);
    assert.deepEqual(world.events('booked'), []);
  });

  it('refuses what a handler sends after its end', async () => {
    let late: (() => Promise<unknown>) | undefined;
    const worker = await desk({
      order: (_, context) => {
        late = () => context.send('booked', { n: 1 });
      },
    });
    await order('o1');
    await until(() => worker.statistics().handled === 1);
    await assert.rejects(late ?? (() => Promise.resolve()), {
      code: 'cancelled',
      message: /the handler of order has ended/,
    });
  });

  it('tells the handler at once what cannot be sent', async () => {
    const codes: unknown[] = [];
    const note = (error: unknown): void => {
      codes.push((error as { code: unknown }).code);
    };
    const worker = await desk({
      order: async (_, context) => {
        await context.send('booked', { n: 'x' }).catch(note);
        await context.send('small', { n: 1, text: 'x'.repeat(400) }).catch(note);
      },
    });
    await order('o1');
    await until(() => worker.statistics().handled === 1);
    assert.deepEqual(codes, ['invalid_data', 'too_large']);
  });

  it('REQ-DEL-4: knows after a restart what is done, and acknowledges it', async () => {
    const runs: string[] = [];
    const handlers: AnyHandlers = {
      order: ({ id }) => {
        runs.push(id);
      },
    };
    const first = await desk(handlers);
    await order('o1');
    await until(() => first.statistics().handled === 1);
    await first.stop();
    const second = await desk(handlers);
    await order('o1');
    await order('o2');
    await until(() => runs.length === 2);
    assert.deepEqual(runs, ['o1', 'o2']);
    assert.equal(second.statistics().duplicates, 1);
    await second.stop();
  });

  it('REQ-DEL-22: what is older than the window is a dead letter, and never handled', async () => {
    const worker = await desk({});
    await order('o1');
    const time = new Date(world.clock.now() - 700_000).toISOString();
    await order('o2', { time });
    await until(() => worker.deadLetters().length === 1);
    assert.equal(worker.deadLetters()[0]?.code, 'too_old');
    assert.match(worker.deadLetters()[0]?.reason ?? '', /^sent 700000 ms ago/);
    await until(() => worker.statistics().handled === 1);
    assert.equal(worker.statistics().received, 2);
  });

  it('REQ-DEL-22: what it forgot for lack of room is too old with all that is older', async () => {
    const first = await world.start('desk', nothing, { rememberedIds: 4 });
    for (let number = 1; number <= 7; number += 1) {
      world.clock.advance(1_000);
      await order(`o${String(number)}`);
      await until(() => first.statistics().handled === number);
      await rest();
    }
    await first.stop();
    const worker = await world.start('desk', nothing, { rememberedIds: 4 });
    const time = new Date(world.clock.now() - 6_000).toISOString();
    await order('o1', { time });
    await until(() => worker.deadLetters().length === 1);
    assert.match(worker.deadLetters()[0]?.reason ?? '', /ids of messages up to .* are forgotten/);
    await order('o7');
    await until(() => worker.statistics().duplicates === 1);
    assert.equal(worker.statistics().handled, 0);
  });

  it('REQ-DEL-21: takes derived ids of two instances of an agent for one', async () => {
    const worker = await desk({});
    const id = '019c2156-0d15-8cc1-8a2b-3c4d5e6f7a8b';
    await order(id, { source: '/agents/boss/a' });
    await order(id, { source: '/agents/boss/b' });
    await until(() => worker.statistics().duplicates === 1);
    await order(id, { source: '/agents/clerk/b' });
    await until(() => worker.statistics().handled === 2);
  });

  it('a reply goes out with the record, and again to a duplicate', async () => {
    const worker = await desk({ quote: () => ({ n: 7 }) });
    const boss = await world.start('boss');
    const reply = await boss.request('quote', { n: 1 });
    assert.deepEqual(reply.data, { n: 7 });
    assert.equal(reply.id[14], '8');
    const [request] = world.events('quote');
    assert.ok(request);
    await world.publish('quote', request);
    const inbox = `parley/v1/inbox/boss/${boss.instance}/control`;
    const replies = (): readonly unknown[] =>
      world.events(inbox).filter(({ type }) => type === 'test.thing.v1');
    await until(() => replies().length === 2);
    assert.equal(worker.statistics().handled, 1);
    assert.deepEqual(replies()[0], replies()[1]);
  });

  it('a request goes out at once, under the same id in each attempt until it fails', async () => {
    let runs = 0;
    let answers = 0;
    await world.start('pricer', {
      price: () => {
        answers += 1;
        return { n: answers };
      },
    });
    await desk({
      order: async (_, context) => {
        runs += 1;
        const { data } = await context.request('price', { n: 1 });
        if (runs === 1) throw new Error('not now');
        await context.send('booked', data);
      },
    });
    await order('o1');
    await until(() => runs === 1);
    await rest();
    world.clock.advance(50);
    await until(() => world.events('booked').length === 1);
    assert.equal(answers, 1);
    const [first, second] = world.events('price');
    assert.equal(first?.id, second?.id);
  });

  it('what goes to a durable channel is confirmed by its receivers, within the room of the channel', async () => {
    const codes: unknown[] = [];
    const worker = await desk({
      order: async ({ data }, context) => {
        await context
          .send('kept', data)
          .catch((error: unknown) => codes.push((error as { code: unknown }).code));
      },
    });
    for (const id of ['o1', 'o2', 'o3']) {
      await order(id);
      await until(() => worker.statistics().handled === Number(id.slice(1)));
    }
    assert.deepEqual(codes, ['overloaded']);
    assert.equal(worker.statistics().unconfirmed, 2);
    const handled: string[] = [];
    await world.start('keeper', {
      kept: ({ id }) => {
        handled.push(id);
      },
    });
    world.clock.advance(7_000);
    await until(() => handled.length === 2);
    world.clock.advance(60);
    await until(() => worker.statistics().unconfirmed === 0);
  });

  it('what the broker does not take until its time is over is a dead letter of who sent it', async () => {
    const worker = await desk({
      order: async (_, context) => {
        world.broker.stop();
        await context.send('booked', { n: 1 });
      },
    });
    await order('o1');
    await until(() => worker.statistics().handled === 1);
    world.clock.advance(61_000);
    await until(() => worker.deadLetters().length === 1);
    assert.match(worker.deadLetters()[0]?.reason ?? '', /^the broker did not confirm it within 60000 ms/);
    world.broker.start();
    world.clock.advance(60_000);
  });

  it('needs a folder of who receives, and nothing of who sends or watches', async () => {
    const homeless = new World(contracts);
    await assert.rejects(homeless.start('desk', nothing), {
      code: 'unsupported',
      message: /order is exactly-once, which needs a folder/,
    });
    await homeless.start('boss');
    await homeless.start('watcher', { 'order*': () => undefined });
    await homeless.close();
  });
});
