import assert from 'node:assert/strict';
import { createJudge } from '@parley/explorer';
import { excludeTopics } from '#explorer/engine/exclusion.ts';
import { shop } from '../bundle.ts';
import { shopEvent, watchShop } from '../support/watched.ts';

describe('excludeTopics', () => {
  it('judges nothing on the topics that are left out, and counts each packet', () => {
    const judge = excludeTopics(createJudge(shop), ['shop/+/quote', '$SYS/#']);
    const kinds = ['shop/order', 'shop/eu/quote', 'shop/us/quote', '$SYS/broker/uptime', 'shop/eu/quote'].map(
      (topic) => judge.judge({ topic, payload: Buffer.from('1') }, 0).length,
    );
    assert.deepEqual(kinds, [1, 0, 0, 0, 0]);
    assert.equal(judge.excluded, 4);
  });

  it('judges by the contracts of the moment', () => {
    let bundle = shop;
    const judge = excludeTopics(
      {
        ...createJudge(shop),
        get bundle() {
          return bundle;
        },
      },
      [],
    );
    bundle = { ...shop, tenant: 'acme' };
    assert.equal(judge.bundle.tenant, 'acme');
  });
});

describe('the engine', () => {
  it('keeps nothing of topics that are left out, nor misses it, and says how much that was', async () => {
    const shop = await watchShop({ exclude: ['shop/order'] });
    const order = (seq: string) => ({
      topic: 'shop/order',
      value: shopEvent('shop.order.v1', {}, { seq, channel: 'order.placed' }),
    });
    await shop.publish(
      order('1.1'),
      { topic: 'shop/eu/quote', value: shopEvent('shop.quote-request.v1', {}) },
      order('1.9'),
    );
    const { received, kept, excluded, missing, truncated } = shop.engine.state().counters;
    await shop.close();
    assert.deepEqual(
      { received, kept, excluded, missing, truncated },
      { received: 1, kept: 1, excluded: 2, missing: 0, truncated: 0 },
    );
  });

  it('counts the payloads of which only the beginning is kept', async () => {
    const shop = await watchShop({ maxPayloadBytes: 64 });
    await shop.publish(
      { topic: 'shop/order', bytes: Buffer.alloc(64, 'x') },
      { topic: 'shop/order', bytes: Buffer.alloc(65, 'x') },
    );
    const { received, truncated } = shop.engine.state().counters;
    await shop.close();
    assert.deepEqual([received, truncated], [2, 1]);
  });
});
