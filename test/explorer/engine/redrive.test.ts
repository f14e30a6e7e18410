import assert from 'node:assert/strict';
import { shopEvent, watchShop } from '../support/watched.ts';

describe('the command that has a dead letter handled again', () => {
  it('names it by its id, and never by what a shell would obey', async () => {
    const shop = await watchShop();
    const letter = (id: unknown) => ({
      topic: 'parley/v1/dead/pricing',
      value: shopEvent('parley.dead-letter.v1', { id }),
    });
    const ids = ['d67935d0-1', '$(reboot)', '-rf', 'a b', 7, undefined];
    await shop.publish(...ids.map(letter), {
      topic: 'shop/order',
      value: shopEvent('shop.order.v1', { id: 'x' }),
    });
    const commands = [...ids, 'order'].map((_, row) => shop.engine.ask('detail', { row }).detail?.redrive);
    assert.deepEqual(commands, ['parley dead redrive d67935d0-1', ...Array<undefined>(6).fill(undefined)]);
    await shop.close();
  });
});
