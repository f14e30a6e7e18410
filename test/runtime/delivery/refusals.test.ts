import assert from 'node:assert/strict';
import { agent, bundle, channel, receive } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [channel('market.buy'), channel('market.sell')],
  [
    agent('worker', {
      receives: {
        'market.sell': receive(['market.sell']),
        'market.*': receive(['market.buy', 'market.sell']),
      },
    }),
  ],
);

describe('Refusals', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  it('merely counts what expired and is watched by a pattern, also in its inbox', async () => {
    const worker = await world.start(
      'worker',
      { 'market.sell': () => undefined, 'market.*': () => undefined },
      { instance: 'w1' },
    );
    const inbox = 'parley/v1/inbox/worker/w1/bulk';
    const expirytime = new Date(world.clock.now() - 1).toISOString();
    await world.publish(inbox, { id: 'a', channel: 'market.buy', recipient: 'worker/w1', expirytime });
    await world.publish(inbox, { id: 'b', channel: 'market.sell', recipient: 'worker/w1', expirytime });
    await until(() => worker.statistics().received === 2);
    await rest();
    assert.deepEqual([worker.statistics().ignored, worker.statistics().deadLetters], [1, { expired: 1 }]);
  });
});
