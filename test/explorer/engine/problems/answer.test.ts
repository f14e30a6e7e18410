import assert from 'node:assert/strict';
import { createWorkspace } from '@parley/toolchain';
import { type Sent, type Watched, shopEvent, shopWorkspace, watchShop } from '../../support/watched.ts';

const schema = 'messages/shop.quote-request.v1.schema.json';

function quote(data: object, source = '/agents/customer/c1'): Sent {
  const value = shopEvent('shop.quote-request.v1', data, { channel: 'quote.request', source });
  return { topic: 'shop/eu/quote', value };
}

describe('answerWireProblems', () => {
  let shop: Watched;

  beforeEach(async () => {
    shop = await watchShop();
  });

  afterEach(() => shop.close());

  const ask = () => shop.engine.ask('wireProblems', {}).problems;

  it('leads to the keyword that is broken', async () => {
    await shop.publish(quote({ item: 'tea', quantity: 0 }), quote({ item: 'tea', quantity: -3 }));
    assert.deepEqual(ask(), [
      {
        span: { file: schema, line: 7, column: 7, endLine: 7, endColumn: 19 },
        rule: 'minimum',
        message: '/data/quantity must be a number >= 1',
        value: '-3',
        lastAtMs: shop.now,
        count: 2,
        channels: [
          { name: 'quote.request', place: { file: 'channels/shop.channel.yaml', line: 2, column: 3 } },
        ],
        senders: [{ name: 'customer/c1', place: { file: 'agents/customer.agent.yaml', line: 1, column: 1 } }],
        query: 'channel:quote.request type:shop.quote-request.v1 verdict:invalid since:5m',
      },
    ]);
  });

  it('has a query that finds these messages', async () => {
    await shop.publish(quote({ item: 'tea', quantity: 0 }), quote({ item: 'tea' }));
    const { total, errors } = shop.engine.ask('rows', {
      tab: 'all',
      query: ask()[0]?.query ?? '',
      from: 0,
      count: 10,
    });
    assert.deepEqual({ total, errors }, { total: 1, errors: [] });
  });

  it('leads to the channel where the data is not the matter', async () => {
    const value = shopEvent('shop.order.v1', {}, { channel: 'order.placed', source: '/agents/pricing/p1' });
    await shop.publish({ topic: 'shop/order', value });
    const [found] = ask();
    assert.equal(found?.rule, 'wrong-sender');
    assert.deepEqual(found.span, {
      file: 'channels/shop.channel.yaml',
      line: 9,
      column: 3,
      endLine: 9,
      endColumn: 15,
    });
  });

  it('puts those that come most often first', async () => {
    await shop.publish(quote({}), quote({ item: 'rum' }), quote({ item: 'gin' }));
    assert.deepEqual(
      ask().map(({ rule, count }) => [rule, count]),
      [
        ['enum', 2],
        ['required', 1],
      ],
    );
  });

  it('lets go what is older than the window, and what it is told to forget', async () => {
    await shop.publish(quote({}));
    assert.equal(ask().length, 1);
    shop.engine.ask('forgetProblems', {});
    assert.deepEqual(ask(), []);
    await shop.publish(quote({}));
    shop.now += 10 * 60_000;
    assert.deepEqual(ask(), []);
  });

  it('forgets the problems of contracts that were changed, and of these alone', async () => {
    const order = shopEvent('shop.order.v1', {}, { channel: 'order.placed', source: '/agents/pricing/p1' });
    await shop.publish(quote({}), { topic: 'shop/order', value: order });
    assert.equal(ask().length, 2);
    const files = shopWorkspace.documents.map(({ document: { path, text } }) => ({
      path,
      text: path === schema ? text.replace('"required": ["item"]', '"required": []') : text,
    }));
    await shop.engine.use(createWorkspace({ folder: '/shop', files }));
    assert.deepEqual(
      ask().map(({ rule }) => rule),
      ['wrong-sender'],
    );
  });
});
