import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const retry = { attempts: 3, minBackoffMs: 2_000, maxBackoffMs: 2_000 };
const durable = { journal: 'none', records: 100, bytes: 1_000_000 } as const;
const one = { concurrency: 1, timeoutMs: 60_000 };
const contracts = bundle(
  [
    channel('work', { ttlMs: 1_000 }),
    channel('lossy', { ttlMs: 1_000, delivery: 'at-most-once' }),
    channel('kept', { ttlMs: 1_000, durable }),
    channel('ask', { ttlMs: 1_000, reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { address: null }),
  ],
  [
    agent('worker', {
      receives: {
        work: receive(['work'], { ...one, retry }),
        lossy: receive(['lossy'], one),
        kept: receive(['kept'], one),
        ask: receive(['ask'], one),
      },
      sends: { answer: send() },
    }),
    agent('watcher', { receives: { '*': receive(['work'], one) } }),
    agent('boss', { sends: { kept: send(), ask: send() } }),
  ],
);

describe('Runner', () => {
  let folder: string;
  let world: World;
  let got: unknown[];
  let finish: () => void;
  let worker: AnyAgent;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-runner-'));
    world = new World(contracts, { state: folder });
    got = [];
  });
  afterEach(async () => {
    finish();
    await world.close();
    await rm(folder, { recursive: true });
  });

  /** Its handlers wait for `finish`. */
  const start = async (name = 'worker'): Promise<void> => {
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const handle = async ({ data }: { readonly data: unknown }): Promise<object> => {
      got.push((data as { n: number }).n);
      await finished;
      return { n: 0 };
    };
    const keys = Object.keys(contracts.agents[name]?.receives ?? {});
    worker = await world.start(name, Object.fromEntries(keys.map((key) => [key, handle])), {
      instance: 'w1',
      drainTimeoutMs: 0,
    });
  };

  /** Two messages of a second, of which the first is being handled for longer. */
  const publishTwo = async (topic: string): Promise<void> => {
    for (const n of [1, 2]) {
      const expirytime = new Date(world.clock.now() + 1_000).toISOString();
      const time = new Date(world.clock.now()).toISOString();
      await world.publish(topic, { id: `m${n}`, time, expirytime, data: { n } });
    }
    await until(() => worker.statistics().inFlight === 2);
    world.clock.advance(1_001);
    finish();
  };

  it('REQ-TIME-5: what expired while it waited for its turn is not handled but a dead letter of its receive', async () => {
    await start();
    await publishTwo('work');
    await until(() => worker.statistics().expired === 1);
    const letters = worker.deadLetters().map(({ code, receive: key, attempts }) => [code, key, attempts]);
    assert.deepEqual([got, letters], [[1], [['expired', 'work', 0]]]);
    assert.deepEqual([worker.statistics().handled, worker.statistics().inFlight], [1, 0]);
  });

  it('REQ-TIME-5: merely counts it where messages may be lost, and where a pattern alone would see it', async () => {
    await start();
    await publishTwo('lossy');
    await until(() => worker.statistics().expired === 1);
    assert.deepEqual([got, worker.deadLetters()], [[1], []]);
    got = [];
    await start('watcher');
    await publishTwo('work');
    await until(() => worker.statistics().ignored === 1);
    assert.deepEqual([got, worker.deadLetters(), worker.statistics().expired], [[1], [], 0]);
  });

  it('REQ-TIME-5: does not try again what expired during the pause', async () => {
    let runs = 0;
    finish = () => undefined;
    worker = await world.start(
      'worker',
      {
        work: () => {
          runs += 1;
          throw new Error('again');
        },
        lossy: () => undefined,
        kept: () => undefined,
        ask: () => ({ n: 0 }),
      },
      { instance: 'w1' },
    );
    const expirytime = new Date(world.clock.now() + 1).toISOString();
    await world.publish('work', { id: 'a', time: new Date(world.clock.now()).toISOString(), expirytime });
    await until(() => runs === 1);
    world.clock.advance(2_010);
    await until(() => worker.statistics().expired === 1);
    const letters = worker.deadLetters().map(({ code, attempts }) => [code, attempts]);
    assert.deepEqual([runs, letters], [1, [['expired', 1]]]);
  });

  it('REQ-TIME-5, REQ-DEL-10: does not confirm it', async () => {
    await start();
    const boss = await world.start('boss', {}, { instance: 'b1' });
    await boss.send('kept', { n: 1 });
    const second = await boss.send('kept', { n: 2 });
    await until(() => worker.statistics().inFlight === 2);
    world.clock.advance(1_001);
    finish();
    await until(() => worker.statistics().expired === 1);
    world.clock.advance(300);
    await until(() => second.status === 'unreceived');
    assert.deepEqual(got, [1]);
  });

  it('REQ-TIME-5, REQ-REPLY-5: answers a request whose time is over when its turn comes with `expired`', async () => {
    await start();
    const source = '/agents/boss/b1';
    const replyto = 'parley/v1/inbox/boss/b1/control';
    for (const n of [1, 2]) {
      const expirytime = new Date(world.clock.now() + 1_000 / n).toISOString();
      const time = new Date(world.clock.now()).toISOString();
      await world.publish('ask', { id: `m${n}`, source, replyto, time, expirytime, data: { n } });
    }
    await until(() => worker.statistics().inFlight === 2);
    world.clock.advance(1_001);
    finish();
    await until(() => worker.statistics().expired === 1);
    await rest();
    const codes = world.events(replyto).map(({ causationid, data }) => [causationid, data]);
    assert.deepEqual(
      codes.map(([id, data]) => [id, (data as { code?: string }).code]),
      [
        ['m1', 'timeout'],
        ['m2', 'expired'],
      ],
    );
    assert.deepEqual(got, [1]);
  });
});
