import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent, type AnyHandlers } from '../support/world.ts';

const contracts = bundle(
  [
    channel('own', { orderBy: '/key' }),
    channel('other'),
    channel('batched'),
    channel('patient', { ttlMs: 86_400_000, orderBy: '/key' }),
  ],
  [
    agent('boss', { sends: { own: send(), other: send(), batched: send(), patient: send() } }),
    agent('worker', {
      receives: {
        own: receive(['own'], { timeoutMs: 3_600_000 }),
        other: receive(['other'], {
          concurrency: 1,
          timeoutMs: 3_600_000,
          retry: { attempts: 3, minBackoffMs: 10, maxBackoffMs: 10 },
        }),
        batched: receive(['batched'], { timeoutMs: 3_600_000 }),
        patient: receive(['patient'], {
          retry: { attempts: 3, minBackoffMs: 3_600_000, maxBackoffMs: 3_600_000 },
        }),
      },
    }),
  ],
);
const never = new Promise(() => undefined);

describe('Parking', () => {
  let folder: string;
  let world: World;
  let got: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-parking-'));
    world = new World(contracts, { state: folder });
    got = [];
  });
  afterEach(async () => {
    await passing(world.close());
    await rm(folder, { recursive: true });
  });

  /** Handlers of `worker` that note what comes; messages with n = 0 never end. */
  const start = (handlers: AnyHandlers = {}): Promise<AnyAgent> => {
    const note: AnyHandlers[string] = async ({ channel: name, data }, { attempt }) => {
      const { n } = data as { n: number };
      got.push(`${name} ${String(n)}${attempt === 1 ? '' : ` attempt ${String(attempt)}`}`);
      await (n === 0 ? never : undefined);
    };
    const all = { own: note, other: note, batched: note, patient: note, ...handlers };
    return world.start('worker', all, { instance: 'w1', drainTimeoutMs: 0 });
  };

  /** Ends an agent without draining, and leaves what is under way. */
  const stop = async (worker: AnyAgent): Promise<void> => {
    await passing(worker.stop());
  };

  /** Time passes until it is done. */
  async function passing(work: Promise<void>): Promise<void> {
    const ended = work.then(() => true);
    const step = async (): Promise<boolean> => {
      world.clock.advance(1);
      await rest(5);
      return false;
    };
    while (!(await Promise.race([ended, step()])));
  }

  /** Lets what came wait long enough to be parked. */
  const wait = async (): Promise<void> => {
    for (let step = 0; step < 6; step += 1) {
      world.clock.advance(250);
      await rest(5);
    }
  };

  /** The same, until the disk has it and the broker forgot it. */
  const parked = async (worker: AnyAgent): Promise<void> => {
    await wait();
    while ((await sentAgain(worker)) > 0);
  };

  /** Messages that the broker sends again on a new connection. */
  const sentAgain = async (worker: AnyAgent): Promise<number> => {
    const before = worker.statistics().duplicates;
    world.broker.cut();
    do {
      world.clock.advance(200);
      await rest(5);
    } while (!world.broker.clients.includes('parley/v1:worker'));
    await rest();
    return worker.statistics().duplicates - before;
  };

  it('REQ-DEL-35: what others wait behind for a second is acknowledged to the broker, and goes on', async () => {
    const worker = await start();
    await world.publish('own', { id: 'stuck', data: { n: 0 } });
    await world.publish('own', { id: 'next', data: { n: 1 } });
    await until(() => got.length === 2);
    assert.equal(await sentAgain(worker), 2);
    await parked(worker);
    assert.deepEqual([got, worker.statistics().inFlight], [['own 0', 'own 1'], 1]);
  });

  it('leaves with the broker what nobody waits behind', async () => {
    const worker = await start();
    await world.publish('own', { id: 'stuck', data: { n: 0 } });
    await until(() => got.length === 1);
    await wait();
    assert.equal(await sentAgain(worker), 1);
  });

  it('REQ-DEL-36: after a crash the next life handles what was parked, in its order, and counts the attempt', async () => {
    const worker = await start();
    await world.publish('own', { id: 'a', data: { n: 0, key: 'k' } });
    await world.publish('own', { id: 'b', data: { n: 2, key: 'k' } });
    await world.publish('own', { id: 'c', data: { n: 3, key: 'k' } });
    await world.publish('other', { id: 'd', data: { n: 4 } });
    await until(() => got.length === 2);
    await parked(worker);
    await stop(worker);
    got = [];
    const next = await start({
      own: ({ data }, { attempt }) =>
        void got.push(`${String((data as { n: number }).n)} attempt ${String(attempt)}`),
    });
    await until(() => got.length === 3);
    assert.deepEqual(got, ['0 attempt 2', '2 attempt 1', '3 attempt 1']);
    await stop(next);
    got = [];
    await start();
    await rest();
    assert.deepEqual(got, []);
  });

  it('REQ-DEL-36: counts an attempt that began after the parking too, and gives up after the third', async () => {
    let worker = await start();
    await world.publish('other', { id: 'a', data: { n: 0 } });
    await world.publish('other', { id: 'b', data: { n: 0 } });
    await world.publish('own', { id: 'c', data: { n: 1 } });
    await until(() => got.length === 2);
    await parked(worker);
    const lives: string[][] = [];
    for (let life = 0; life < 3; life += 1) {
      await stop(worker);
      got = [];
      worker = await start();
      await rest();
      lives.push(got);
    }
    assert.deepEqual(lives, [['other 0 attempt 2'], ['other 0 attempt 3'], ['other 0']]);
    assert.deepEqual(
      worker.deadLetters().map(({ messageId, code }) => [messageId, code]),
      [['a', 'handler_failed']],
    );
  });

  it('REQ-DEL-36: counts the attempts before the parking', async () => {
    let failures = 1;
    const worker = await start({
      other: async (_, { attempt }) => {
        got.push(`other attempt ${String(attempt)}`);
        failures -= 1;
        if (failures >= 0) throw new Error('again');
        await never;
      },
    });
    await world.publish('other', { id: 'a', data: { n: 0 } });
    await world.publish('own', { id: 'b', data: { n: 1 } });
    while (got.length < 3) await passing(rest());
    await parked(worker);
    await stop(worker);
    got = [];
    await start();
    await until(() => got.length === 1);
    assert.deepEqual(got, ['other 0 attempt 3']);
  });

  it('parks at once what comes to a mailbox where parked ones wait', async () => {
    const worker = await start();
    for (const id of ['a', 'b', 'c']) await world.publish('other', { id, data: { n: 0 } });
    await until(() => got.length === 1);
    await wait();
    await world.publish('other', { id: 'd', data: { n: 0 } });
    // The last of the first three had nothing behind it until then.
    await parked(worker);
  });

  it('parks the entries of a batch one by one', async () => {
    const worker = await start();
    const entry = (id: string, n: number): object => ({
      specversion: '1.0',
      id,
      source: 'urn:plc',
      type: 'test.thing.v1',
      data: { n },
    });
    const payload = JSON.stringify([entry('a', 0), entry('b', 1), entry('c', 0)]);
    const properties = { contentType: 'application/cloudevents-batch+json' };
    await (await world.raw()).publish({ topic: 'batched', payload, properties });
    await world.publish('own', { id: 'x', data: { n: 1 } });
    await until(() => got.length === 4);
    await parked(worker);
    await stop(worker);
    got = [];
    await start();
    await until(() => got.length === 2);
    assert.deepEqual(got, ['batched 0 attempt 2', 'batched 0 attempt 2']);
  });

  it('judges the age of what was parked by all the time since it was sent', async () => {
    const worker = await start();
    const time = new Date(world.clock.now()).toISOString();
    const expirytime = new Date(world.clock.now() + 60_000).toISOString();
    await world.publish('other', { id: 'a', time, expirytime, data: { n: 0 } });
    await world.publish('other', { id: 'b', time, expirytime, data: { n: 2 } });
    await world.publish('own', { id: 'c', data: { n: 1 } });
    await until(() => got.length === 2);
    await parked(worker);
    await stop(worker);
    got = [];
    world.clock.advance(90_000);
    const next = await start();
    await rest();
    assert.deepEqual([got, next.statistics().expired], [[], 2]);
  });

  for (const [what, fails] of [
    [
      'fails at once',
      (): never => {
        throw new Error('not yet');
      },
    ],
    [
      'fails later',
      async (): Promise<never> => {
        await rest(1);
        throw new Error('not yet');
      },
    ],
  ] as const) {
    it(`REQ-DEL-37: a long pause before another try outlives the process, and holds its key: a handler that ${what}`, async () => {
      const tries: string[] = [];
      const patient: AnyHandlers[string] = ({ id }, { attempt }) => {
        tries.push(`${id} ${String(attempt)}`);
        return attempt < 3 && id === 'a' ? fails() : undefined;
      };
      const first = await start({ patient });
      await world.publish('patient', { id: 'a', data: { n: 1, key: 'k' } });
      await until(() => first.statistics().retried === 1);
      while ((await sentAgain(first)) > 0);
      await stop(first);
      const second = await start({ patient });
      await world.publish('patient', { id: 'b', data: { n: 1, key: 'k' } });
      await rest(100);
      world.clock.advance(1_000);
      await rest(20);
      assert.deepEqual(tries, ['a 1']);
      world.clock.advance(3_600_000);
      await until(() => second.statistics().retried === 1);
      world.clock.advance(3_600_000);
      await until(() => second.statistics().handled === 2);
      assert.deepEqual(tries, ['a 1', 'a 2', 'a 3', 'b 1']);
      await rest(50);
      await stop(second);
      const third = await start({ patient });
      await rest(50);
      assert.equal(third.statistics().received, 0);
    });
  }
});
