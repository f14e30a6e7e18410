import assert from 'node:assert/strict';
import { type Sent, type Watched, shopEvent, watchShop } from '../support/watched.ts';

const request = (): Sent & { readonly value: { readonly id: string } } => ({
  topic: 'shop/eu/quote',
  value: shopEvent(
    'shop.quote-request.v1',
    { item: 'tea' },
    { channel: 'quote.request', replyto: 'parley/v1/inbox/customer/c1/control' },
  ),
});
const answer = (causationid: string, type = 'shop.quote.v1', data: unknown = { totalCents: 1 }): Sent => ({
  topic: 'parley/v1/inbox/customer/c1/control',
  value: shopEvent(type, data, { causationid, source: '/agents/pricing/p1', channel: 'quote.reply' }),
});

describe('operations', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop();
  });
  afterEach(() => shop.close());

  const operations = (query = '') => shop.engine.ask('operations', { query }).operations;

  it('tell how fast the requests of a channel are answered', async () => {
    const asked = Array.from({ length: 20 }, request);
    await shop.publish(...asked);
    for (const { value } of asked) {
      shop.now += 1;
      await shop.publish(answer(value.id));
    }
    const told = { request: 'quote.request', replies: ['quote.reply'], answered: 20, errors: 0 };
    assert.deepEqual(operations(), [{ ...told, p50: 10, p95: 19, p99: 20 }]);
    assert.deepEqual(
      operations('latency>10ms').map(({ answered, p50 }) => [answered, p50]),
      [[10, 15]],
    );
  });

  it('count error replies, and no request that waits', async () => {
    const asked = request();
    await shop.publish(asked, request());
    const error = { code: 'handler_failed', message: 'no', messageId: asked.value.id };
    await shop.publish(answer(asked.value.id, 'parley.error.v1', error));
    assert.deepEqual(
      operations().map(({ answered, errors, replies }) => [answered, errors, replies]),
      [[1, 1, []]],
    );
  });
});
