import assert from 'node:assert/strict';
import { agent, bundle, channel, receive } from '../support/contracts.ts';
import { until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const contracts = bundle([channel('work')], [agent('worker', { receives: { work: receive(['work']) } })]);
const operator = { source: '/agents/parley-cli/x1', type: 'parley.command.v1' };
const replyTo = 'parley/v1/inbox/parley-cli/x1/control';
let id = 0;

describe('createCommands', () => {
  let world: World;
  let worker: AnyAgent;
  beforeEach(async () => {
    world = new World(contracts);
    worker = await world.start('worker', { work: () => undefined }, { instance: 'w1' });
  });
  afterEach(() => world.close());

  const order = (command: string, attributes: object = {}) => {
    id += 1;
    return world.publish('parley/v1/commands/worker', {
      ...operator,
      id: `c${id}`,
      replyto: replyTo,
      data: { command },
      ...attributes,
    });
  };

  it('obeys an operator, and confirms', async () => {
    await order('pause');
    await until(() => worker.state === 'paused');
    await order('resume');
    await until(() => worker.state === 'online');
    await until(() => world.events(replyTo).length === 2);
    assert.deepEqual(
      world.events(replyTo).map(({ type }) => type),
      ['parley.receipt.v1', 'parley.receipt.v1'],
    );
  });

  it('answers a health check', async () => {
    await order('health');
    await until(() => world.events(replyTo).length === 1);
    const [health] = world.events(replyTo);
    assert.equal((health?.data as { inFlight: number }).inFlight, 0);
  });

  it('stops when it is told to', async () => {
    await order('drain');
    await until(() => worker.state === 'stopped');
  });

  for (const [what, command, attributes] of [
    ['somebody else', 'stop', { source: '/agents/worker/w2' }],
    ['a foreigner', 'stop', { source: 'urn:parley-cli' }],
    ['no known command', 'explode', {}],
  ] as const) {
    it(`REQ-PRES-11: does not obey ${what}`, async () => {
      await order(command, attributes);
      await until(() => worker.statistics().invalidSystem === 1);
      assert.equal(worker.state, 'online');
    });
  }
});
