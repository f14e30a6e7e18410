import assert from 'node:assert/strict';
import { shopEvent, watchShop } from '../support/watched.ts';

const letter = (data: unknown) => ({
  topic: 'parley/v1/dead/pricing',
  value: shopEvent('parley.dead-letter.v1', data),
});

describe('what the list of dead letters says of each', () => {
  it('tells why a message was given up, where it went, from whom, and by whom', async () => {
    const shop = await watchShop();
    await shop.publish(
      letter({
        ...{ reason: 'handler_failed', message: 'no such item', topic: 'shop/eu/quote', attempts: 3 },
        ...{ sender: 'customer/c1', agent: 'pricing', instance: 'p1', original: 'e30=', size: 2 },
      }),
    );
    const asked = { tab: 'dead', query: '', from: 0, count: 10 } as const;
    assert.deepEqual(shop.engine.ask('rows', asked).letters, [
      {
        ...{ reason: 'handler_failed', message: 'no such item', topic: 'shop/eu/quote', attempts: 3 },
        ...{ sender: 'customer/c1', keeper: 'pricing/p1' },
      },
    ]);
    assert.equal(shop.engine.ask('rows', { ...asked, tab: 'all' }).letters, undefined);
    await shop.close();
  });

  it('takes what is not as the protocol says for nothing, and of long texts the beginning', async () => {
    const shop = await watchShop();
    const nothing = { reason: '', message: '', topic: '', sender: '', keeper: '', attempts: undefined };
    await shop.publish(
      letter({ reason: 7, message: ['x'], topic: {}, sender: null, agent: true, attempts: '3' }),
      letter(null),
      letter({ message: 'x'.repeat(100_000) }),
    );
    const { letters } = shop.engine.ask('rows', { tab: 'dead', query: '', from: 0, count: 10 });
    assert.deepEqual(letters, [nothing, nothing, { ...nothing, message: 'x'.repeat(512) }]);
    await shop.close();
  });
});
