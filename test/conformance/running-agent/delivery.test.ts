import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../../runtime/support/contracts.ts';
import { rest, until } from '../../runtime/support/until.ts';
import type { AnyHandlers } from '../../runtime/support/world.ts';
import { Wire, type Event } from './wire.ts';

const retry = { attempts: 2, minBackoffMs: 10, maxBackoffMs: 10 };
const contracts = bundle(
  [
    channel('work'),
    channel('lossy', { delivery: 'at-most-once' }),
    channel('next', { hops: 2 }),
    channel('ask', { hops: 2, reply: { channel: 'answer', timeoutMs: 1000 } }),
    channel('answer', { address: null }),
    channel('calm', { priority: 'low' }),
    channel('hasty', { priority: 'high' }),
  ],
  [
    agent('worker', {
      receives: {
        work: receive(['work'], { retry }),
        next: receive(['next']),
        '*': receive(['calm', 'hasty'], { concurrency: 1 }),
        'parley.events.error': receive([], { messages: [], concurrency: 1 }),
      },
      sends: { next: send(), ask: send() },
    }),
    agent('helper', { receives: { ask: receive(['ask']) } }),
    agent('boss', { sends: { work: send(), lossy: send(), next: send() } }),
  ],
);

describe('A running agent: delivery', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire(contracts);
  });
  afterEach(() => wire.close());

  const start = (handlers: AnyHandlers) => {
    const ignore = (): void => undefined;
    const all = { work: ignore, next: ignore, '*': ignore, 'parley.events.error': ignore };
    return wire.start('worker', { ...all, ...handlers }, { instance: 'w1' });
  };

  /** A handler that ends when it is told to. */
  const slow = () => {
    const ends: (() => void)[] = [];
    const begun: string[] = [];
    const handler: AnyHandlers[string] = async ({ id }) => {
      begun.push(id);
      await new Promise<void>((resolve) => ends.push(resolve));
    };
    return { ends, begun, handler };
  };

  it('REQ-DEL-1: publishes at QoS 1 what may not be lost', async () => {
    await wire.watch();
    const boss = await wire.start('boss');
    for (const name of ['work', 'next', 'lossy']) await boss.send(name, { n: 1 });
    await until(() => wire.on('lossy').length === 1);
    const qos = wire.seen.filter(({ topic }) => !topic.startsWith('parley/')).map((packet) => packet.qos);
    assert.deepEqual(qos, [1, 1, 0]);
  });

  it('REQ-DEL-1: acknowledges when the handler has finished, not before', async () => {
    const { ends, handler } = slow();
    await start({ work: handler });
    await wire.publish('work', { id: 'a' });
    await until(() => ends.length === 1);
    await rest();
    assert.deepEqual(wire.acknowledged('work'), []);
    ends[0]?.();
    await until(() => wire.acknowledged('work').length === 1);
    assert.deepEqual(wire.acknowledged('work'), ['a']);
  });

  it('REQ-DEL-4: handles a duplicate once, and acknowledges it with its first copy', async () => {
    const { ends, begun, handler } = slow();
    const worker = await start({ work: handler });
    for (let copy = 0; copy < 3; copy += 1) await wire.publish('work', { id: 'a' });
    await until(() => worker.statistics().duplicates === 2);
    await rest();
    assert.deepEqual([begun, wire.acknowledged('work')], [['a'], []]);
    ends[0]?.();
    await until(() => wire.acknowledged('work').length === 3);
    await wire.publish('work', { id: 'a' });
    await until(() => wire.acknowledged('work').length === 4);
    assert.deepEqual([begun, worker.statistics().handled], [['a'], 1]);
  });

  it('REQ-DEL-4: tells messages apart by source and id, whatever they hold', async () => {
    const worker = await start({});
    const odd = [
      { source: 'urn:a', id: 'b c' },
      { source: 'urn:a b', id: 'c' },
      { source: 'urn:b', id: 'b c' },
      { source: 'urn:a', id: 'b' },
    ];
    for (const event of odd) await wire.publish('work', event);
    await until(() => worker.statistics().received === odd.length);
    assert.deepEqual([worker.statistics().handled, worker.statistics().duplicates], [odd.length, 0]);
  });

  it('REQ-DEL-4: knows a duplicate while it drains', async () => {
    const { ends, begun, handler } = slow();
    const worker = await start({ work: handler });
    await wire.publish('work', { id: 'a' });
    await until(() => begun.length === 1);
    const stopping = worker.stop();
    await rest();
    await wire.publish('work', { id: 'a' });
    await wire.publish('work', { id: 'new' });
    await until(() => worker.statistics().duplicates === 1);
    ends[0]?.();
    await stopping;
    assert.deepEqual(wire.acknowledged('work'), ['a', 'a']);
  });

  it('REQ-DEL-5: handles one of a partitionkey after the other, retries included, while other keys go on', async () => {
    const order: string[] = [];
    const worker = await start({
      work: async ({ id }, { attempt }) => {
        order.push(`${id}.${attempt}`);
        await Promise.resolve();
        if (id === 'a1' && attempt === 1) throw new Error('not yet');
      },
    });
    for (const id of ['a1', 'a2', 'b1', 'a3']) await wire.publish('work', { id, partitionkey: id[0] });
    await until(() => worker.statistics().handled === 1);
    assert.deepEqual(order, ['a1.1', 'b1.1']);
    await until(() => {
      wire.clock.advance(10);
      return worker.statistics().handled === 4;
    });
    assert.deepEqual(order, ['a1.1', 'b1.1', 'a1.2', 'a2.1', 'a3.1']);
  });

  it('REQ-DEL-6: makes a dead letter hop_limit of what has come too far', async () => {
    const handled: string[] = [];
    const worker = await start({ next: ({ id }) => void handled.push(id) });
    await wire.publish('next', { id: 'far', hops: 2 });
    await wire.publish('next', { id: 'too far', hops: 3 });
    await until(() => wire.on('parley/v1/dead/worker').length === 1);
    const [letter] = wire.on('parley/v1/dead/worker');
    assert.equal((letter?.data as Event).reason, 'hop_limit');
    assert.deepEqual([handled, worker.statistics().handled], [['far'], 1]);
  });

  it('REQ-DEL-6: lets what a handler sends, asks and answers carry its cause, one hop on', async () => {
    await wire.start('helper', { ask: () => ({ n: 3 }) }, { instance: 'h1' });
    await start({
      work: async (_, context) => {
        await context.send('next', { n: 1 });
        await context.request('ask', { n: 2 });
      },
    });
    await wire.publish('work', { id: 'cause', correlationid: 'flow' });
    const answers = 'parley/v1/inbox/worker/w1/control';
    await until(() => wire.on(answers).length === 1);
    const cause = (event: Event | undefined) => [event?.correlationid, event?.causationid, event?.hops];
    const [request] = wire.on('ask');
    assert.deepEqual(cause(wire.on('next')[0]), ['flow', 'cause', 1]);
    assert.deepEqual(cause(request), ['flow', 'cause', 1]);
    assert.deepEqual(cause(wire.on(answers)[0]), ['flow', request?.id, 2]);
  });

  it('REQ-DEL-6: takes the id of a message without correlationid for it', async () => {
    await start({ work: (_, context) => context.send('next', { n: 1 }).then(() => undefined) });
    await wire.publish('work', { id: 'cause' });
    await until(() => wire.on('next').length === 1);
    const [{ correlationid, causationid } = {}] = wire.on('next');
    assert.deepEqual([correlationid, causationid], ['cause', 'cause']);
  });

  for (const [what, key, topics, expected] of [
    ['its channel', '*', ['calm', 'hasty'], ['hold', 'high', 'none 1', 'none 0', 'low']],
    [
      'a normal one, where the channel says none',
      'parley.events.error',
      ['parley/v1/events/error', 'parley/v1/events/error'],
      ['hold', 'high', 'none 0', 'none 1', 'low'],
    ],
  ] as const) {
    it(`REQ-PRIO-2: gives a message without priority that of ${what}`, async () => {
      const { ends, begun, handler } = slow();
      const worker = await start({ [key]: handler });
      const type = key === '*' ? {} : { type: 'parley.event.v1' };
      const [first, second] = topics;
      await wire.publish(first, { ...type, id: 'hold' });
      await until(() => begun.length === 1);
      await wire.publish(first, { ...type, id: 'low', priority: 1 });
      await wire.publish(first, { ...type, id: 'none 0', ...(key === '*' ? { priority: 2 } : {}) });
      await wire.publish(second, { ...type, id: 'none 1' });
      await wire.publish(first, { ...type, id: 'high', priority: 4 });
      await until(() => worker.statistics().received === 5);
      await until(() => {
        ends.shift()?.();
        return worker.statistics().handled === 5;
      });
      assert.deepEqual(begun, expected);
    });
  }
});
