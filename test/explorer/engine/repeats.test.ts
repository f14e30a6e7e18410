import assert from 'node:assert/strict';
import { createRepeatedProblems } from '#explorer/engine/repeats.ts';
import { shopEvent, watchShop } from '../support/watched.ts';

describe('createRepeatedProblems', () => {
  it('knows nothing of places where nothing was wrong', () => {
    const place = { channel: 'a', type: 'b', pointer: '/c', keyword: 'type' };
    assert.equal(createRepeatedProblems().of(place), undefined);
  });

  it('counts the same problem in the same place, since when and from whom', async () => {
    const shop = await watchShop();
    const bad = (source: string) => ({
      topic: 'shop/eu/quote',
      value: shopEvent(
        'shop.quote-request.v1',
        { item: 'tea', quantity: 0 },
        { channel: 'quote.request', source },
      ),
    });
    await shop.publish(bad('/agents/customer/c1'));
    const sinceMs = shop.now;
    shop.now += 1000;
    await shop.publish(bad('/agents/customer/c2'), bad('/agents/customer/c2'));
    const { detail } = shop.engine.ask('detail', { row: 2 });
    assert.deepEqual(detail?.problems[0]?.repeats, {
      count: 3,
      sinceMs,
      senders: ['customer/c1', 'customer/c2'],
    });
    assert.equal(detail.previous?.row, 1);
    await shop.close();
  });
});
