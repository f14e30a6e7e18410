import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const durable = { journal: 'fsync', records: 3, bytes: 100_000 } as const;
const contracts = bundle(
  [channel('job', { durable, ttlMs: 60_000 }), channel('plain')],
  [
    agent('boss', { sends: { job: send(), plain: send() } }),
    agent('worker', { receives: { job: receive(['job']) } }),
    agent('clerk', { receives: { job: receive(['job']) } }),
    agent('watcher', { receives: { 'job.*': receive(['job']) } }),
    agent('deaf', { receives: { job: receive(['job'], { receipt: false }) } }),
  ],
);

describe('DurableSends', () => {
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

  /** Workers that collect the numbers they handle. */
  async function collector(name: string): Promise<number[]> {
    const seen: number[] = [];
    await world.start(name, {
      job: ({ data }) => {
        seen.push((data as { n: number }).n);
      },
    });
    return seen;
  }

  /** Moves time until nothing waits for a confirmation. */
  async function untilConfirmed(isConfirmed: () => boolean): Promise<void> {
    while (!isConfirmed()) {
      world.clock.advance(60);
      await rest(200);
    }
  }

  it('REQ-DEL-8, REQ-DEL-9: sends again until every agent that names the channel has confirmed', async () => {
    await world.raw();
    const boss = await world.start('boss');
    const worker = await collector('worker');
    await boss.send('job', { n: 1 });
    await until(() => worker.length === 1);
    // The clerk was not there: nobody kept a session for it.
    const clerk = await collector('clerk');
    await rest();
    assert.deepEqual(clerk, []);
    world.clock.advance(7_000);
    await until(() => clerk.length === 1);
    assert.deepEqual(worker, [1]);
    assert.equal(world.events('job').length, 2);
    world.clock.advance(100);
    await rest();
    world.clock.advance(59_000);
    await rest();
    assert.equal(world.events('job').length, 2);
    assert.deepEqual(boss.deadLetters(), []);
  });

  it('REQ-DEL-9: goes on after a restart with what nobody confirmed, under the name that it had', async () => {
    const first = await world.start('boss');
    await first.send('job', { n: 1 });
    await first.send('job', { n: 2 });
    const { instance } = first;
    await first.stop();
    const [worker, clerk] = [await collector('worker'), await collector('clerk')];
    const second = await world.start('boss');
    assert.equal(second.instance, instance);
    await until(() => worker.length === 2 && clerk.length === 2);
    assert.deepEqual(worker, [1, 2]);
    world.clock.advance(60);
    await rest(100);
    await second.stop();
    const third = await world.start('boss');
    world.clock.advance(30_000);
    await rest(100);
    assert.deepEqual(third.deadLetters(), []);
    assert.deepEqual(clerk, [1, 2]);
  });

  it('REQ-DEL-12: gives up when the time is over: a dead letter that says who never confirmed', async () => {
    const boss = await world.start('boss');
    const worker = await collector('worker');
    const { id } = await boss.send('job', { n: 1 });
    await until(() => worker.length === 1);
    world.clock.advance(60);
    await rest();
    world.clock.advance(61_000);
    await until(() => boss.deadLetters().length === 1);
    const [letter] = boss.deadLetters();
    assert.equal(letter?.code, 'unreceived');
    assert.equal(letter.messageId, id);
    assert.equal(letter.reason, 'clerk did not confirm it within 60000 ms');
    assert.match(Buffer.from(letter.payload).toString(), /"n":1/);
    assert.deepEqual(boss.statistics().deadLetters, { unreceived: 1 });
  });

  it('REQ-DEL-10: confirms what became a dead letter: it has come', async () => {
    const boss = await world.start('boss');
    await world.start('worker', {
      job: () => {
        throw new Error('broken');
      },
    });
    await collector('clerk');
    await boss.send('job', { n: 1 });
    await untilConfirmed(() => boss.statistics().unconfirmed === 0);
    assert.deepEqual(boss.deadLetters(), []);
  });

  it('refuses more than the channel keeps unconfirmed, and takes more when there is room', async () => {
    const boss = await world.start('boss');
    await Promise.all([1, 2, 3].map((n) => boss.send('job', { n })));
    await assert.rejects(boss.send('job', { n: 4 }), {
      code: 'overloaded',
    });
    await boss.send('plain', { n: 5 });
    await collector('worker');
    await collector('clerk');
    world.clock.advance(12_000);
    await untilConfirmed(() => boss.statistics().unconfirmed === 0);
    await boss.send('job', { n: 6 });
  });

  it('REQ-DEL-11: believes only the agent itself', async () => {
    const boss = await world.start('boss');
    const { id } = await boss.send('job', { n: 1 });
    const topic = `parley/v1/inbox/boss/${boss.instance}/control`;
    const receipt = {
      type: 'parley.receipt.v1',
      id: 'r1',
      data: { kind: 'handled', agent: 'clerk', ids: [id] },
    };
    await world.publish(topic, { ...receipt, source: '/agents/worker/w1' });
    await world.publish(topic, {
      ...receipt,
      id: 'r2',
      source: '/agents/worker/w1',
      data: { kind: 'handled' },
    });
    await rest();
    assert.equal(boss.statistics().unconfirmed, 1);
    assert.equal(boss.statistics().invalidSystem, 2);
  });

  it('keeps its dead letters over a restart', async () => {
    const first = await world.start('boss');
    await first.send('job', { n: 1 });
    world.clock.advance(61_000);
    await until(() => first.deadLetters().length === 1);
    await rest(100);
    await first.stop();
    const second = await world.start('boss');
    assert.deepEqual(second.deadLetters(), first.deadLetters());
    assert.equal(second.statistics().unconfirmed, 0);
  });

  it('needs a folder', async () => {
    const homeless = new World(contracts);
    await assert.rejects(homeless.start('boss'), {
      code: 'unsupported',
      message: /job is durable, which needs a folder/,
    });
    await homeless.close();
  });

  it('is one instance at a time: a second one gets a name of its own, a given name is refused', async () => {
    const first = await world.start('boss');
    const second = await world.start('boss');
    assert.deepEqual([first.instance, second.instance], ['i1', 'i2']);
    await assert.rejects(world.start('boss', {}, { instance: 'i1' }), {
      code: 'unavailable',
      message: /another process is boss\/i1/,
    });
  });
});
