import assert from 'node:assert/strict';
import { isParleyError, ParleyError } from '@parley/runtime';
import type { ErrorCode } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { until } from '../support/until.ts';
import { World } from '../support/world.ts';

const takesAsk = { receives: { ask: receive(['ask']) } };
const contracts = bundle(
  [channel('ask', { reply: { channel: 'answer', timeoutMs: 1_000 } }), channel('answer', { address: null })],
  [
    agent('worker', { ...takesAsk, backup: 'standby', escalation: ['retry', 'backup'] }),
    agent('standby', takesAsk),
    agent('caller', { sends: { ask: send() } }),
  ],
);

describe('PendingRequests', () => {
  let world: World;
  beforeEach(async () => {
    world = new World(contracts);
    await world.raw();
  });
  afterEach(() => world.close());

  const start = async (code: ErrorCode) => {
    await world.start('worker', {
      ask: () => {
        throw new ParleyError(code, 'no');
      },
    });
    await world.start('standby', { ask: () => ({ n: 4 }) });
    return world.start('caller');
  };

  for (const code of ['unavailable', 'timeout'] as const) {
    it(`REQ-ESC-1: goes on at once, without asking again, when the agent itself says ${code}`, async () => {
      const caller = await start(code);
      assert.deepEqual((await caller.request('ask', { n: 1 })).data, { n: 4 });
      await until(() => world.events('parley/v1/events/escalation').length === 1);
      const steps = world
        .events('parley/v1/events/escalation')
        .map(({ data }) => (data as { step: string }).step);
      assert.deepEqual([steps, world.events('ask').length], [['backup'], 1]);
    });
  }

  it('ends with any other failure that the agent reports', async () => {
    const caller = await start('not_authorized');
    await assert.rejects(caller.request('ask', { n: 1 }), (error) => {
      assert.ok(isParleyError(error));
      assert.deepEqual([error.code, error.remote], ['not_authorized', true]);
      return true;
    });
    assert.equal(caller.statistics().escalations, 0);
  });

  it('ends all of them when its agent stops', async () => {
    const caller = await world.start('caller');
    const asking = assert.rejects(caller.request('ask', { n: 1 }), { code: 'cancelled' });
    await until(() => world.events('ask').length === 1);
    await caller.stop();
    await asking;
  });
});
