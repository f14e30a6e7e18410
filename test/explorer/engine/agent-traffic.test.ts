import assert from 'node:assert/strict';
import { shopEvent, watchShop } from '../support/watched.ts';

describe('countAgentTraffic', () => {
  it('counts what each agent sent inside a query; declared ones that sent nothing are there too', async () => {
    const shop = await watchShop();
    const quote = (quantity: number) => ({
      topic: 'shop/eu/quote',
      value: shopEvent('shop.quote-request.v1', { item: 'tea', quantity }, { channel: 'quote.request' }),
    });
    const foreign = { topic: 'shop/order', value: shopEvent('shop.order.v1', {}, { source: 'urn:till:4' }) };
    await shop.publish(quote(1), quote(0), foreign);
    const agentsIn = (query: string) =>
      shop.engine
        .ask('agentTraffic', { query })
        .agents.map(({ agent, isDeclared, sent, invalid }) => [agent, isDeclared, sent, invalid]);
    assert.deepEqual(agentsIn(''), [
      ['customer', true, 2, 1],
      ['pricing', true, 0, 0],
      ['urn:till:4', false, 1, 0],
    ]);
    assert.deepEqual(agentsIn('valid:false')[0], ['customer', true, 1, 1]);
    await shop.close();
  });
});
