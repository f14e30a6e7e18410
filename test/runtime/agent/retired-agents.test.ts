import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RetiredAgents } from '#runtime/agent/retired-agents.ts';
import { createTopics } from '@parley/runtime/protocol';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const durable = { journal: 'fsync', records: 100, bytes: 100_000 } as const;
const boss = agent('boss', { sends: { job: send(), plain: send() } });
const contracts = bundle(
  [channel('job', { durable }), channel('plain')],
  [
    boss,
    agent('worker', { receives: { job: receive(['job']) } }),
    agent('clerk', { receives: { job: receive(['job']), plain: receive(['plain']) } }),
    agent('hand', { receives: { plain: receive(['plain']) } }),
  ],
);

describe('RetiredAgents', () => {
  it('follows the fronts of those that confirm, and all of many by one wildcard', () => {
    const topics = createTopics({ prefix: 'parley/v1', tenant: null });
    const onRetired = (): void => undefined;
    const few = new RetiredAgents({ bundle: contracts, agent: boss, topics, onRetired });
    assert.deepEqual(few.filters, ['parley/v1/agents/worker/front', 'parley/v1/agents/clerk/front']);
    const names = Array.from({ length: 65 }, (_, index) => `w${String(index)}`);
    const crowd = [boss, ...names.map((name) => agent(name, { receives: { job: receive(['job']) } }))];
    const many = new RetiredAgents({
      bundle: bundle([channel('job', { durable })], crowd),
      agent: boss,
      topics,
      onRetired,
    });
    assert.deepEqual(many.filters, ['parley/v1/agents/+/front']);
  });

  it('REQ-PRES-75, REQ-DEL-8: a durable message waits for no agent whose last instance was retired, until it comes back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    const world = new World(contracts, { state: folder });
    const nothing = { job: () => undefined, plain: () => undefined };
    try {
      await world.start('worker', { job: () => undefined });
      const clerk = await world.start('clerk', nothing, { instance: 'c1' });
      const standby = await world.start('clerk', nothing, { instance: 'c2' });
      const first = await world.start('boss');
      const agentsOf = async (): Promise<readonly string[]> =>
        Object.keys((await first.send('job', { n: 1 })).confirmations);
      await standby.stop();
      await clerk.stop();
      const peers = await first.peers();
      await until(() => peers.list().filter(({ state }) => state === 'offline').length === 2);
      await peers.retire('clerk', 'c2');
      await until(() => peers.list().filter(({ state }) => state === 'offline').length === 1);
      await rest();
      assert.deepEqual(await agentsOf(), ['worker', 'clerk']);
      await peers.retire('clerk', 'c1');
      await rest();
      assert.deepEqual(await agentsOf(), ['worker']);
      const second = await world.start('boss');
      await rest();
      assert.deepEqual(Object.keys((await second.send('job', { n: 2 })).confirmations), ['worker']);
      await world.start('clerk', nothing, { instance: 'c3' });
      await rest();
      assert.deepEqual(await agentsOf(), ['worker', 'clerk']);
    } finally {
      await world.close();
      await rm(folder, { recursive: true });
    }
  });

  it('REQ-DEL-46: what waits for an agent is over when that one is retired, also in the next life of the sender', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    const world = new World(contracts, { state: folder });
    const nothing = { job: () => undefined, plain: () => undefined };
    try {
      const clerk = await world.start('clerk', nothing, { instance: 'c1' });
      await world.start('worker', { job: nothing.job });
      await clerk.stop();
      const first = await world.start('boss', {}, { instance: 'b1' });
      const sent = await first.send('job', { n: 1 });
      await rest();
      world.clock.advance(100);
      await until(() => sent.confirmations.worker === 'handled');
      const second = await world.start('boss', {}, { instance: 'b2' });
      await second.send('job', { n: 2 });
      await second.stop();
      const peers = await first.peers();
      await until(() => peers.list().some(({ state }) => state === 'offline'));
      await peers.retire('clerk', 'c1');
      await until(() => {
        world.clock.advance(10);
        return sent.status === 'handled';
      });
      assert.deepEqual(sent.confirmations, { worker: 'handled', clerk: 'retired' });
      const third = await world.start('boss', {}, { instance: 'b2' });
      await until(() => {
        world.clock.advance(10);
        return third.statistics().unconfirmed === 0;
      });
      assert.deepEqual([first.deadLetters(), third.deadLetters()], [[], []]);
    } finally {
      await world.close();
      await rm(folder, { recursive: true });
    }
  });
});
