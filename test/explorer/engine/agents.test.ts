import assert from 'node:assert/strict';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const status = (state: string, more: Readonly<Record<string, unknown>> = {}) => ({
  topic: 'parley/v1/agents/pricing/p1/status',
  retain: true,
  value: shopEvent(
    'parley.status.v1',
    { state, incarnation: 1, since: '2023-11-14T22:13:20.000Z', ...more },
    { source: '/agents/pricing/p1' },
  ),
});

describe('the agents that are watched', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop();
  });
  afterEach(() => shop.close());

  const agents = () => {
    const { instances, silent } = shop.engine.ask('agents', {});
    return {
      instances: instances.map(({ agent, instance, state, isFront }) => [agent, instance, state, isFront]),
      silent,
    };
  };

  it('are silent until they say something', () => {
    assert.deepEqual(agents(), { instances: [], silent: ['customer', 'pricing'] });
  });

  it('are in the state that they said last, and one instance is the front', async () => {
    const front = shopEvent(
      'parley.front.v1',
      { instance: 'p1', epoch: 1, since: '2023-11-14T22:13:20.000Z' },
      { source: '/agents/pricing/p1' },
    );
    await shop.publish(status('online'), {
      topic: 'parley/v1/agents/pricing/front',
      value: front,
      retain: true,
    });
    const { verdict } =
      shop.engine.ask('rows', {
        tab: 'all',
        query: 'topic:parley/v1/agents/pricing/front',
        from: 0,
        count: 1,
      }).rows[0] ?? {};
    assert.deepEqual(agents(), {
      instances: [['pricing', 'p1', 'online', verdict === 'system']],
      silent: ['customer'],
    });
    await shop.publish(status('offline', { cause: 'will' }));
    assert.equal(shop.engine.ask('agents', {}).instances[0]?.cause, 'will');
  });

  it('go when their status is taken back', async () => {
    await shop.publish(status('online'), { ...status('online'), bytes: Buffer.alloc(0) });
    assert.deepEqual(agents().instances, []);
  });
});
