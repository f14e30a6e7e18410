import assert from 'node:assert/strict';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const order = (more: object = {}) => ({
  topic: 'shop/order',
  value: shopEvent('shop.order.v1', {}, { channel: 'order.placed', ...more }),
});

describe('figures', () => {
  let shop: Watched;

  beforeEach(async () => {
    shop = await watchShop({ extra: ['lab/#'] });
  });

  afterEach(() => shop.close());

  const ask = (query = '') => shop.engine.ask('figures', { query });

  it('are of what came alone, by channel and by agent, most messages first', async () => {
    await shop.publish(
      { topic: 'lab/ping', bytes: Buffer.from('ping') },
      order(),
      order({ source: '/agents/customer/c2' }),
      order({ source: '/agents/pricing/p1' }),
    );
    const { channels, agents, total } = ask();
    const counted = (list: typeof channels) => list.map(({ name, messages, bad }) => [name, messages, bad]);
    assert.deepEqual(counted(channels), [
      ['order.placed', 3, 1],
      ['', 1, 1],
    ]);
    assert.deepEqual(counted(agents), [
      ['customer', 2, 0],
      ['', 1, 1],
      ['pricing', 1, 1],
    ]);
    assert.equal(total, 4);
  });

  it('are inside the query, and leave out messages of the protocol itself', async () => {
    const status = { state: 'online', incarnation: 1, since: new Date(shop.now).toISOString() };
    await shop.publish(order(), order({ source: '/agents/pricing/p1' }), {
      topic: 'parley/v1/agents/pricing/p1/status',
      value: shopEvent('parley.status.v1', status, { source: '/agents/pricing/p1' }),
    });
    assert.equal(ask().total, 2);
    assert.deepEqual(
      ask('from:pricing').agents.map(({ name, messages }) => [name, messages]),
      [['pricing', 1]],
    );
  });

  it('have a rate of the last five seconds, without what the broker kept', async () => {
    await shop.publish(order(), order());
    shop.now += 4000;
    await shop.publish(order());
    assert.equal(ask().channels[0]?.perSecond, 0.6);
    shop.now += 1000;
    assert.equal(ask().channels[0]?.perSecond, 0.2);
    await shop.publish({ ...order(), retain: true });
    const late = await watchShop({ transports: shop.broker, clientId: 'late', now: () => shop.now });
    try {
      await late.publish();
      const [kept] = late.engine.ask('figures', { query: '' }).channels;
      assert.deepEqual([kept?.messages, kept?.perSecond], [1, 0]);
    } finally {
      await late.close();
    }
  });

  it('agree with what the view of channels counts', async () => {
    await shop.publish(order(), order({ type: 'shop.order.v2' }));
    const asked = { by: 'channel', order: 'messages', descending: true, query: '', count: 1 } as const;
    assert.deepEqual(ask().channels, shop.engine.ask('aggregates', asked).aggregates);
  });
});
