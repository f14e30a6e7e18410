import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listKept, openKept } from '@parley/runtime/offline';
import type { OutgoingPacket } from '@parley/runtime/transport';
import { agent, bundle, channel, receive } from './support/contracts.ts';
import { until } from './support/until.ts';
import { World } from './support/world.ts';

const contracts = bundle(
  [channel('job'), channel('brief', { ttlMs: 1000 })],
  [agent('worker', { receives: { job: receive(['job']), brief: receive(['brief']) } })],
);
const fail = () => {
  throw new Error('broken');
};

describe('openKept', () => {
  let folder: string;
  let world: World;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  /** Leaves the letters of two messages behind. */
  async function leave(given: object = {}): Promise<readonly string[]> {
    const worker = await world.start('worker', { job: fail, brief: fail }, { instance: 'w1' });
    for (const id of ['m1', 'm2']) await world.publish('job', { id, ...given });
    await until(() => worker.deadLetters().length === 2);
    const ids = worker.deadLetters().map((letter) => letter.id);
    await worker.stop();
    return ids;
  }

  const open = (publish?: (packet: OutgoingPacket) => Promise<void>) =>
    openKept({ folder, agent: 'worker', instance: 'w1', publish, environment: { clock: world.clock } });

  it('refuses while the instance runs', async () => {
    const worker = await world.start('worker', { job: fail, brief: fail }, { instance: 'w1' });
    await assert.rejects(open(), { code: 'unavailable' });
    await worker.stop();
    await (await open()).close();
  });

  it('reads what the agent sent and received, where it kept a log', async () => {
    const worker = await world.start(
      'worker',
      { job: fail, brief: fail },
      { instance: 'w1', messageLog: true },
    );
    await world.publish('job', { id: 'm1' });
    await until(() => worker.deadLetters().length === 1);
    await worker.stop();
    const kept = await open();
    const ids: string[] = [];
    for await (const { direction, message } of kept.messages()) ids.push(`${direction} ${message.id}`);
    assert.deepEqual(ids, ['received m1']);
    await kept.close();
    const homeless = new World(contracts);
    await assert.rejects(
      homeless.start('worker', { job: fail, brief: fail }, { messageLog: { bytes: 1_000_000 } }),
      { code: 'unsupported', message: /the message log needs a folder/ },
    );
    await homeless.close();
  });

  it('lists and purges what was kept', async () => {
    const [a, b] = await leave();
    assert.deepEqual(await listKept(folder), [{ agent: 'worker', instance: 'w1' }]);
    const kept = await open();
    const { answers, result } = await kept.ask({ command: 'dead-list' });
    assert.deepEqual(result?.done, [b, a]);
    assert.equal(answers.length, 2);
    await kept.ask({ command: 'dead-purge', ids: [String(a)] });
    await kept.close();
    const again = await open();
    assert.deepEqual((await again.ask({ command: 'dead-list' })).result?.done, [b]);
    assert.deepEqual((await again.ask({ command: 'escalation-list' })).result?.done, []);
    assert.equal((await again.ask({ command: 'pause' })).result, undefined);
    await again.close();
  });

  it('publishes what is handled again as it came, and keeps what did not go out', async () => {
    const [a, b] = await leave();
    const sent: OutgoingPacket[] = [];
    const kept = await open(async (packet) => {
      if (sent.length > 0) throw new Error('no connection');
      sent.push(packet);
      await Promise.resolve();
    });
    const { result } = await kept.ask({ command: 'dead-redrive' });
    assert.deepEqual([result?.done, result?.failed?.map(({ id }) => id)], [[a], [b]]);
    assert.equal(sent[0]?.topic, 'job');
    assert.equal((JSON.parse(Buffer.from(sent[0].payload).toString()) as { id: string }).id, 'm1');
    assert.deepEqual((await kept.ask({ command: 'dead-list' })).result?.done, [b]);
    await kept.close();
  });

  it('leaves to the running agent what only that can do', async () => {
    await leave({ expirytime: new Date(world.clock.now() + 1000).toISOString() });
    world.clock.advance(10_000);
    const kept = await open(() => Promise.resolve());
    const codes = async (evenExpired: boolean) =>
      (await kept.ask({ command: 'dead-redrive', evenExpired })).result?.failed?.map(({ code }) => code);
    assert.deepEqual(await codes(false), ['expired', 'expired']);
    assert.deepEqual(await codes(true), ['unavailable', 'unavailable']);
    await kept.close();
  });
});
