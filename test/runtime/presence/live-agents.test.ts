import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [channel('work')],
  [
    agent('worker', { capabilities: ['lifting'], receives: { work: receive(['work']) } }),
    agent('boss', { sends: { work: send() } }),
  ],
);
const handlers = { work: () => undefined };
const options = { healthIntervalMs: 200 };

describe('watchAgents', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  /** Time that passes in small steps, so that what is sent arrives. */
  async function pass(ms: number): Promise<void> {
    for (let elapsed = 0; elapsed < ms; elapsed += 50) {
      world.clock.advance(50);
      await rest(3);
    }
  }

  it('knows who lives, what they can and how they do', async () => {
    const one = await world.start('worker', handlers, { instance: 'one', ...options });
    await world.start('worker', handlers, { instance: 'two', ...options });
    const boss = await world.start('boss', {}, { instance: 'b', ...options });
    const peers = await boss.peers();
    assert.deepEqual(
      peers.list().map(({ agent: name, instance, role, state }) => [name, instance, role, state]),
      [
        ['boss', 'b', 'front', 'online'],
        ['worker', 'one', 'front', 'online'],
        ['worker', 'two', 'standby', 'online'],
      ],
    );
    await pass(400);
    const lifting = peers.find({ capability: 'lifting' });
    assert.deepEqual(
      lifting.map(({ instance }) => instance),
      ['one', 'two'],
    );
    assert.equal(lifting[0]?.health?.queued, 0);
    assert.deepEqual(lifting[0].card?.messages, { 'test.thing.v1': '0'.repeat(64) });
    await one.stop();
    await until(() => peers.find({ agent: 'worker' }).length === 1);
    assert.deepEqual(
      peers.find({ state: 'offline' }).map(({ instance, cause }) => [instance, cause]),
      [['one', 'clean']],
    );
  });

  it('tells a listener, until it is ended', async () => {
    const boss = await world.start('boss', {}, options);
    const peers = await boss.peers();
    const told: string[] = [];
    const end = peers.listen(({ kind, instance }) => told.push(`${kind} ${instance.instance}`));
    const worker = await world.start('worker', handlers, { instance: 'one', ...options });
    await until(() => told.includes('joined one'));
    await worker.pause();
    await until(() => peers.find({ state: 'paused' }).length === 1);
    end();
    await worker.stop();
    await until(() => peers.find({ state: 'offline' }).length === 1);
    assert.equal(told.includes('left one'), false);
  });

  it('is one for all agents of a bus, and costs nothing until somebody asks', async () => {
    const bus = await world.bus();
    const { defineAgent } = await import('@parley/runtime/codegen');
    const first = bus.agent(defineAgent('boss', contracts), {});
    const second = bus.agent(defineAgent('worker', contracts), handlers);
    assert.equal(await first.peers(), await second.peers());
  });

  it('REQ-PRES-33: retires who is offline, and nobody else', async () => {
    const boss = await world.start('boss', {}, { instance: 'b', ...options });
    const worker = await world.start('worker', handlers, { instance: 'one', ...options });
    const peers = await boss.peers();
    await assert.rejects(peers.retire('worker', 'one'), { code: 'invalid_argument', message: /is online/ });
    await assert.rejects(peers.retire('worker', 'two'), { code: 'invalid_argument', message: /not there/ });
    await worker.stop();
    await until(() => peers.find({ state: 'offline' }).length === 1);
    await peers.retire('worker', 'one');
    await until(() => peers.list().length === 1);
  });

  it('suspects nobody for a connection of its own that was lost, and sees what happened meanwhile', async () => {
    const boss = await world.start('boss', {}, options);
    const worker = await world.start('worker', handlers, { instance: 'one', ...options });
    const peers = await boss.peers();
    const told: string[] = [];
    peers.listen(({ kind, instance: { instance, state } }) => told.push(`${kind} ${instance} ${state}`));
    await pass(1_000);
    world.broker.cut('parley-watch');
    await worker.stop();
    await pass(20_000);
    assert.deepEqual(
      told.filter((line) => line.includes('suspected')),
      [],
    );
    assert.ok(told.includes('left one offline'));
  });
});
