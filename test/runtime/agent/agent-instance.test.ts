import assert from 'node:assert/strict';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [channel('work'), channel('durable', { durable: { journal: 'fsync', records: 1, bytes: 1 } })],
  [
    agent('worker', { receives: { work: receive(['work']) }, parameters: ['region'] }),
    agent('boss', { sends: { work: send() } }),
    agent('keeper', { receives: { durable: receive(['durable']) } }),
    agent('plc', { external: true }),
  ],
);

describe('AgentInstance', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  for (const [what, name, handlers] of [
    ['a missing handler', 'worker', {}],
    ['an undeclared handler', 'worker', { work: () => undefined, other: () => undefined }],
    ['an agent that nobody declares', 'nobody', {}],
    ['an external agent', 'plc', {}],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const bus = await world.bus();
      assert.throws(() => bus.agent(defineAgent(name, contracts), handlers), { code: 'not_declared' });
    });
  }

  it('refuses a parameter that the agent does not declare', async () => {
    const bus = await world.bus();
    const make = () =>
      bus.agent(defineAgent('worker', contracts), { work: () => undefined }, { parameters: { zone: 'x' } });
    assert.throws(make, { code: 'not_declared' });
  });

  it('refuses to start what needs a state folder', async () => {
    await assert.rejects(world.start('keeper', { durable: () => undefined }), { code: 'unsupported' });
  });

  it('goes through its states, and ends in the same one however often it is stopped', async () => {
    const bus = await world.bus();
    const worker = bus.agent(defineAgent('worker', contracts), { work: () => undefined });
    const states: string[] = [worker.state];
    worker.on('state', (state) => states.push(state));
    await worker.start();
    await Promise.all([worker.stop(), worker.stop()]);
    await worker.stop();
    assert.deepEqual(states, ['idle', 'starting', 'online', 'draining', 'stopped']);
  });

  it('sends nothing before it started and after it stopped', async () => {
    const boss = (await world.bus()).agent(defineAgent('boss', contracts), {});
    await assert.rejects(boss.send('work', { n: 1 }), { code: 'unavailable' });
    await boss.start();
    await boss.stop();
    await assert.rejects(boss.send('work', { n: 1 }), { code: 'unavailable' });
  });

  it('ends what is under way before it stops, and takes nothing new', async () => {
    const handled: unknown[] = [];
    let finish = (): void => undefined;
    const worker = await world.start('worker', {
      work: async ({ data }) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        handled.push(data);
      },
    });
    const boss = await world.start('boss');
    await boss.send('work', { n: 1 });
    await until(() => worker.statistics().inFlight === 1);
    const stopping = worker.stop();
    await rest();
    assert.equal(worker.state, 'draining');
    await boss.send('work', { n: 2 });
    await rest();
    finish();
    await stopping;
    assert.deepEqual(handled, [{ n: 1 }]);
  });

  it('leaves to the next life what it could not end in time', async () => {
    const worker = await world.start(
      'worker',
      { work: () => new Promise(() => undefined) },
      { drainTimeoutMs: 1000 },
    );
    const boss = await world.start('boss');
    await boss.send('work', { n: 1 });
    await until(() => worker.statistics().inFlight === 1);
    const stopping = worker.stop();
    await rest();
    world.clock.advance(1000);
    await stopping;
    const handled: unknown[] = [];
    await world.start('worker', { work: ({ data }) => void handled.push(data) });
    await until(() => handled.length === 1);
    assert.deepEqual(handled, [{ n: 1 }]);
  });

  it('holds what comes while it is paused', async () => {
    const handled: unknown[] = [];
    const worker = await world.start('worker', { work: ({ data }) => void handled.push(data) });
    const boss = await world.start('boss');
    await worker.pause();
    await boss.send('work', { n: 1 });
    await rest();
    assert.deepEqual([worker.state, handled], ['paused', []]);
    await worker.resume();
    assert.deepEqual([worker.state, handled], ['online', [{ n: 1 }]]);
  });

  it('fails for good when another process takes its name', async () => {
    const first = await world.start('worker', { work: () => undefined }, { instance: 'one' });
    const second = await world.start('worker', { work: () => undefined }, { instance: 'one' });
    await until(() => first.state === 'failed');
    await until(() => second.role === 'active');
    assert.equal(second.state, 'online');
  });

  it('shows its status, its card and its heartbeat', async () => {
    await world.raw();
    const worker = await world.start(
      'worker',
      { work: () => undefined },
      { instance: 'one', healthIntervalMs: 1000 },
    );
    world.clock.advance(1000);
    await worker.stop();
    await until(() => world.events('parley/v1/agents/worker/one/status').length === 3);
    const states = world.events('parley/v1/agents/worker/one/status').map(({ data }) => data);
    assert.deepEqual(
      states.map((data) => (data as { state: string }).state),
      ['online', 'draining', 'offline'],
    );
    assert.equal((states[2] as { cause: string }).cause, 'clean');
    assert.equal(world.events('parley/v1/agents/worker/one/health').length, 1);
    const [card] = world.events('parley/v1/agents/worker/one/card');
    assert.deepEqual((card?.data as { receives: unknown }).receives, {
      work: { messages: ['test.thing.v1'] },
    });
  });

  it('leaves no timer and no connection behind', async () => {
    await world.start('worker', { work: () => undefined });
    const boss = await world.start('boss');
    await boss.send('work', { n: 1 });
    await world.close();
    assert.deepEqual([world.clock.timers, world.broker.clients], [0, []]);
  });
});
