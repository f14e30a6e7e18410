import assert from 'node:assert/strict';
import { agent, bundle, channel, receive } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const contracts = bundle([channel('work')], [agent('worker', { receives: { work: receive(['work']) } })]);
const retireAfterMs = 600_000;
const status = 'parley/v1/agents/worker/old/status';

describe('Retirement', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  const start = (instance: string, given: object = { retireAfterMs }): Promise<AnyAgent> =>
    world.start('worker', { work: () => undefined }, { instance, ...given });

  /** What the broker keeps of the old instance. */
  async function kept(): Promise<readonly string[]> {
    const topics: string[] = [];
    const reader = world.broker.create({
      clientId: 'reader',
      onPacket: ({ topic, retain }) => {
        if (retain) topics.push(topic.replace('parley/v1/agents/worker/', ''));
      },
    });
    await reader.subscribe([{ filter: 'parley/v1/agents/worker/old/#' }]);
    await reader.open();
    await rest();
    await reader.close();
    return topics.sort();
  }

  /** Texts of the statuses of the old instance, cleared ones as ''. */
  const statuses = (): readonly string[] =>
    world.seen.filter(({ topic }) => topic === status).map(({ payload }) => Buffer.from(payload).toString());

  it('REQ-PRES-33: the front says that an instance is retired, and takes it off the broker', async () => {
    const old = await start('old');
    await start('new');
    await old.stop();
    await world.raw();
    world.clock.advance(retireAfterMs - 1_000);
    await rest();
    assert.deepEqual(await kept(), ['old/card', 'old/status']);
    world.clock.advance(2_000);
    await until(() => statuses().length === 2);
    assert.deepEqual(await kept(), []);
    const [told = '', cleared] = statuses();
    const { data } = JSON.parse(told) as { data: { state: string; cause: string } };
    assert.deepEqual([data.state, data.cause, cleared], ['offline', 'retired', '']);
  });

  it('REQ-PRES-34: counts from the stop where that is known', async () => {
    await (await start('old')).stop();
    world.clock.advance(retireAfterMs + 1);
    await start('new');
    await rest();
    assert.deepEqual(await kept(), []);
  });

  it('REQ-PRES-34: counts from the sight of a will: it was written when the instance started', async () => {
    const data = { state: 'offline', cause: 'will', incarnation: 1, since: '2020-01-01T00:00:00.000Z' };
    const event = {
      specversion: '1.0',
      id: 'w',
      source: '/agents/worker/old',
      type: 'parley.status.v1',
      data,
    };
    const raw = await world.raw();
    await raw.publish({ topic: status, payload: JSON.stringify(event), retain: true });
    await start('new');
    world.clock.advance(retireAfterMs - 1);
    await rest();
    assert.deepEqual(await kept(), ['old/status']);
    world.clock.advance(2);
    await until(() => statuses().length === 3);
    assert.deepEqual(await kept(), []);
  });

  it('leaves alone who came back, and everybody without the option', async () => {
    const old = await start('old', {});
    const other = await start('new');
    await old.stop();
    await start('old', {});
    world.clock.advance(2 * retireAfterMs);
    await rest();
    assert.deepEqual(await kept(), ['old/card', 'old/status']);
    await other.stop();
  });
});
