import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createMemoryBroker } from '@parley/runtime/transport';
import { type Sent, type Watched, shopEvent, watchShop } from '../../support/watched.ts';

const kept = (topic: string, more: Partial<Sent> = {}): Sent => ({
  topic,
  value: shopEvent('shop.order.v1', {}, { channel: 'order.placed' }),
  retain: true,
  ...more,
});
const clearing = (topic: string): Sent => ({ topic, bytes: new Uint8Array(), retain: true });

function standing({ engine }: Watched, atMs?: number, query = '') {
  const { messages } = engine.ask('retained', { query, ...(atMs === undefined ? {} : { atMs }) });
  return messages.map(({ topic, doubt }) => (doubt === undefined ? topic : `${topic} (${doubt})`));
}

describe('what stands on the broker', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop({ extra: ['lab/#'] });
  });
  afterEach(() => shop.close());

  it('is what was published to be kept and was not taken back, at each moment', async () => {
    const start = shop.now;
    await shop.publish(kept('lab/a'), kept('lab/b'), kept('lab/c', { retain: false }));
    shop.now += 1000;
    await shop.publish(clearing('lab/a'));
    shop.now += 1000;
    await shop.publish(kept('shop/order'));
    assert.deepEqual(standing(shop), ['lab/b', 'shop/order']);
    assert.deepEqual(standing(shop, start), ['lab/a', 'lab/b']);
    assert.deepEqual(standing(shop, start + 1999), ['lab/b']);
    assert.deepEqual(standing(shop, start - 1), []);
    const { gone, before, after, sinceMs, knownBy } = shop.engine.ask('retained', {
      query: '',
      atMs: start + 1000,
    });
    assert.deepEqual(
      gone.map(({ topic, why, atMs }) => [topic, why, atMs - start]),
      [['lab/a', 'cleared', 1000]],
    );
    assert.deepEqual([before, after, sinceMs, knownBy], [start, start + 2000, start, 'flags']);
  });

  it('keeps inside a query', async () => {
    await shop.publish(kept('lab/a'), kept('shop/order'));
    assert.deepEqual(standing(shop, undefined, 'topic:shop/#'), ['shop/order']);
    const { errors, total } = shop.engine.ask('retained', { query: 'chanel:x' });
    assert.deepEqual([errors.length, total], [1, 2]);
  });

  it('says of what it found there that it is older', async () => {
    const late = await watchShop({ transports: shop.broker, extra: ['lab/#'], clientId: 'late' });
    await shop.publish(kept('lab/a'));
    await late.close();
    const again = await watchShop({ transports: shop.broker, extra: ['lab/#'], clientId: 'again' });
    await shop.publish();
    const [message] = again.engine.ask('retained', { query: '' }).messages;
    assert.deepEqual([message?.topic, message?.wasThere], ['lab/a', true]);
    await again.close();
  });

  it('doubts what stood there before the connection was away', async () => {
    await shop.publish(kept('lab/a'));
    shop.now += 1000;
    shop.broker.cut('engine');
    await shop.publish();
    assert.deepEqual(standing(shop), ['lab/a (gap)']);
    assert.deepEqual(standing(shop, shop.now - 1), ['lab/a']);
  });

  it('is what a new subscriber gets, whatever was published', async () => {
    const step = fc.record({
      topic: fc.constantFrom('lab/a', 'lab/b', 'shop/order'),
      retain: fc.boolean(),
      isEmpty: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const watched = await watchShop({ extra: ['lab/#'] });
        const sent = steps.map(({ topic, retain, isEmpty }) =>
          isEmpty ? { ...clearing(topic), retain } : kept(topic, { retain }),
        );
        await watched.publish(...sent);
        const found: string[] = [];
        const subscriber = watched.broker.create({
          clientId: 'subscriber',
          onPacket: (packet) => {
            found.push(packet.topic);
            packet.acknowledge();
          },
        });
        await subscriber.open();
        await subscriber.subscribe([{ filter: 'lab/#' }, { filter: 'shop/#' }]);
        await watched.publish();
        assert.deepEqual(standing(watched), found.sort());
        await subscriber.close();
        await watched.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('what stands on a broker that speaks MQTT 3.1.1', () => {
  it('is what the contracts and the protocol say; of the rest it is doubted', async () => {
    const broker = createMemoryBroker({ protocol: 4 });
    const first = await watchShop({ transports: broker, extra: ['lab/#'] });
    const publisher = broker.create({ clientId: 'other' });
    await publisher.open();
    await publisher.publish({ topic: 'lab/a', payload: 'one', retain: true });
    assert.deepEqual(standing(first), []);
    await first.close();

    const second = await watchShop({ transports: broker, extra: ['lab/#'], clientId: 'second' });
    await second.publish();
    assert.deepEqual(standing(second), ['lab/a']);
    await publisher.publish({ topic: 'lab/a', payload: 'two' });
    await publisher.publish({ topic: 'lab/b', payload: 'three' });
    const status = { state: 'online', incarnation: 1, since: new Date(second.now).toISOString() };
    const event = shopEvent('parley.status.v1', status, { source: '/agents/pricing/p1' });
    const topic = 'parley/v1/agents/pricing/p1/status';
    await publisher.publish({ topic, payload: JSON.stringify(event), retain: true });
    await second.publish();
    assert.deepEqual(standing(second), ['lab/a (replaced)', topic]);
    assert.equal(second.engine.ask('retained', { query: '' }).knownBy, 'contracts');
    await publisher.close();
    await second.close();
  });
});
