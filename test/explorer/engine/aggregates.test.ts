import assert from 'node:assert/strict';
import type { AggregateOrder } from '#explorer/engine/aggregates.ts';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const order = (more: object = {}) => ({
  topic: 'shop/order',
  value: shopEvent('shop.order.v1', {}, { channel: 'order.placed', ...more }),
});

describe('aggregates', () => {
  let shop: Watched;

  beforeEach(async () => {
    shop = await watchShop({ extra: ['shop/#', 'lab/#'] });
  });

  afterEach(() => shop.close());

  const ask = (
    by: 'channel' | 'topic',
    order: AggregateOrder,
    { query = '', descending = true, count = 10 } = {},
  ) => shop.engine.ask('aggregates', { by, order, query, descending, count });

  it('count each channel: messages, what is wrong, rate, sizes, and those without a message', async () => {
    await shop.publish(order(), order({ type: 'shop.order.v2' }), { topic: 'shop/nowhere', value: 1 });
    const { aggregates, total, left } = ask('channel', 'messages');
    assert.deepEqual([total, left], [4, 0]);
    assert.deepEqual(
      aggregates.map(({ name, messages, bad, perSecond }) => [name, messages, bad, perSecond]),
      [
        ['order.placed', 2, 1, 0.4],
        ['', 1, 1, 0.2],
        ['quote.reply', 0, 0, 0],
        ['quote.request', 0, 0, 0],
      ],
    );
    const [placed, none] = aggregates;
    assert.equal(placed?.lastAtMs, shop.now);
    assert.deepEqual([none?.sizeP50, none?.latencyP95], [1, undefined]);
    assert.equal(aggregates[3]?.lastAtMs, undefined);
  });

  it('give the latency to the channel of the request and to that of the reply', async () => {
    const request = shopEvent(
      'shop.quote-request.v1',
      { item: 'tea' },
      {
        channel: 'quote.request',
        replyto: 'parley/v1/inbox/customer/c1/control',
      },
    );
    await shop.publish({ topic: 'shop/eu/quote', value: request });
    shop.now += 80;
    const reply = shopEvent(
      'shop.quote.v1',
      { totalCents: 1 },
      {
        channel: 'quote.reply',
        source: '/agents/pricing/p1',
        causationid: request.id,
      },
    );
    await shop.publish({ topic: 'parley/v1/inbox/customer/c1/control', value: reply });
    const latencies = ask('channel', 'latencyP95').aggregates.map(({ name, latencyP95 }) => [
      name,
      latencyP95,
    ]);
    assert.deepEqual(
      latencies,
      [
        ['quote.reply', 80],
        ['quote.request', 80],
        ['', undefined],
        ['order.placed', undefined],
      ].filter(([name]) => name !== ''),
    );
  });

  it('count each topic inside a query, in any order, as many as are asked for', async () => {
    for (const [bench, times] of [
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ] as const)
      for (let count = 0; count < times; count++)
        await shop.publish({ topic: `lab/${bench}`, bytes: Buffer.alloc(times * 100, 'x') });
    const names = (by: AggregateOrder, more = {}) =>
      ask('topic', by, more).aggregates.map(({ name }) => name);
    assert.deepEqual(names('messages'), ['lab/a', 'lab/c', 'lab/b']);
    assert.deepEqual(names('sizeP95', { descending: false }), ['lab/b', 'lab/c', 'lab/a']);
    assert.deepEqual(names('name', { count: 2, descending: false }), ['lab/a', 'lab/b']);
    assert.deepEqual(names('messages', { query: 'topic:lab/c' }), ['lab/c']);
    assert.equal(ask('topic', 'messages', { count: 1 }).total, 3);
  });
});
