import assert from 'node:assert/strict';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const card = (messages: Readonly<Record<string, string>>) => ({
  topic: 'parley/v1/agents/customer/c1/card',
  value: shopEvent('parley.card.v1', {
    ...{
      agent: 'customer',
      instance: 'c1',
      version: '1.2.0',
      capabilities: [],
      protocol: '0.1',
      incarnation: 1,
    },
    ...{ parameters: {}, receives: {}, sends: {}, abilities: { batches: true, durable: false } },
    messages,
  }),
  retain: true,
});
const other = 'f'.repeat(64);

describe('the contracts of an instance', () => {
  let shop: Watched;
  let hashes: Readonly<Record<string, string>>;
  beforeEach(async () => {
    shop = await watchShop();
    const { resolveBundle } = await import('@parley/toolchain');
    const { shopWorkspace } = await import('../support/watched.ts');
    const { messages } = resolveBundle(shopWorkspace);
    hashes = Object.fromEntries(Object.values(messages).map(({ type, hash }) => [type, hash]));
  });
  afterEach(() => shop.close());

  const told = () =>
    shop.engine
      .ask('agents', {})
      .contracts.map(({ match, differing, unknown, lacking }) => ({ match, differing, unknown, lacking }));

  it('are the same where every hash on its card is', async () => {
    await shop.publish(card(hashes));
    assert.deepEqual(told(), [{ match: 'same', differing: [], unknown: [], lacking: [] }]);
    assert.equal(shop.engine.ask('agents', {}).contracts[0]?.version, '1.2.0');
  });

  it('differ where one is another, and the types are named', async () => {
    await shop.publish(card({ 'shop.order.v1': other, 'lab.thing.v1': other }));
    assert.deepEqual(told(), [
      {
        ...{ match: 'differs', differing: ['shop.order.v1'], unknown: ['lab.thing.v1'] },
        lacking: ['shop.quote-request.v1'],
      },
    ]);
  });

  it('are unknown without a card, with one that cannot be read, and when it was taken back', async () => {
    assert.deepEqual(told(), []);
    await shop.publish(card(hashes), card({ 'shop.order.v1': 'no hash' }));
    assert.deepEqual(told(), []);
    await shop.publish(card(hashes), { ...card({}), bytes: new Uint8Array() });
    assert.deepEqual(told(), []);
  });
});
