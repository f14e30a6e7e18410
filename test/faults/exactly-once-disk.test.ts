import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import type { Transport, TransportFactory } from '@parley/runtime/transport';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { FaultyDisk } from '../runtime/support/faulty-disk.ts';
import { rest, until } from '../runtime/support/until.ts';
import { World, type AnyAgent } from '../runtime/support/world.ts';

const contracts = bundle(
  [
    channel('order', { delivery: 'exactly-once', windowMs: 600_000, ttlMs: 300_000 }),
    channel('booked'),
    channel('ledger', { durable: { journal: 'fsync', records: 100, bytes: 100_000 } }),
  ],
  [
    agent('desk', {
      receives: { order: receive(['order'], { timeoutMs: 100_000 }) },
      sends: { booked: send(), ledger: send() },
    }),
  ],
);

/** One life of the desk, which ends when its disk does. */
interface Life {
  readonly bus: Bus;
  readonly desk: AnyAgent;
}

describe('an agent with exactly-once effects whose process ends at any operation of the disk', () => {
  const orders = ['o1', 'o2', 'o3'];
  let folder: string;
  let world: World;
  let database: DatabaseSync;
  let lives = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
    database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE bookings (message TEXT)');
    await world.raw();
  });
  afterEach(async () => {
    await world.close();
    database.close();
    await rm(folder, { recursive: true });
  });

  async function live(disk: FaultyDisk, factory: TransportFactory): Promise<Life> {
    const { clock } = world;
    const bus = await connect(factory, {
      clock,
      random: createFakeRandom((lives += 1)),
      state: folder,
      disk,
    });
    const desk = bus.agent(defineAgent('desk', contracts), {
      order: async ({ id }, context) => {
        await context.once(database, () => {
          database.prepare('INSERT INTO bookings VALUES (?)').run(id);
        });
        await context.send('booked', { n: 1, key: id });
        await context.send('ledger', { n: 2, key: id });
      },
    });
    return { bus, desk };
  }

  /** What is left of the process notices that nothing works any more. */
  async function ended(desk: AnyAgent): Promise<void> {
    const states = ['running'];
    const end = (): void => {
      states.push('ended');
    };
    desk.stop().then(end, end);
    while (states.at(-1) === 'running') {
      world.clock.advance(1_000);
      await rest(1);
    }
  }

  /** Handles all orders, and crashes at the given operation of the disk after the start. */
  async function crashAt(operation: number): Promise<void> {
    const transports: Transport[] = [];
    const factory: TransportFactory = {
      url: 'memory:',
      create: (options) => {
        const transport = world.broker.create(options);
        transports.push(transport);
        return transport;
      },
    };
    const disk = new FaultyDisk();
    const first = await live(disk, factory);
    await first.desk.start();
    let left = operation;
    disk.onOperation(() => {
      left -= 1;
      if (left > 0) return;
      for (const transport of transports) void transport.close({ abrupt: true });
      throw new Error('the process is gone');
    });
    for (const id of orders) await world.publish('order', { id });
    await until(() => left <= 0 || first.desk.statistics().handled === orders.length);
    await rest();
    for (const transport of transports) void transport.close({ abrupt: true });
    await ended(first.desk);
    const second = await live(
      disk.crash((limit) => (operation * 7919) % limit),
      world.broker,
    );
    await second.desk.start();
    for (const id of orders) await world.publish('order', { id });
    const keys = (topic: string): ReadonlySet<unknown> =>
      new Set(world.events(topic).map(({ data }) => (data as { key: unknown }).key));
    await until(() => keys('booked').size === orders.length && keys('ledger').size === orders.length);
    await rest();
    await second.bus.close();
  }

  it('tries again while the disk is full, and acknowledges nothing', async () => {
    const disk = new FaultyDisk();
    const { desk } = await live(disk, world.broker);
    await desk.start();
    disk.onOperation((operation) => {
      if (operation === 'write') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    await world.publish('order', { id: 'o1' });
    await rest(100);
    world.clock.advance(1_000);
    await rest(100);
    assert.equal(desk.statistics().inFlight, 1);
    assert.deepEqual(world.events('booked'), []);
    disk.onOperation(undefined);
    world.clock.advance(1_000);
    await until(() => desk.statistics().handled === 1);
    await until(() => world.events('booked').length === 1);
    assert.equal(world.events('booked').length, 1);
    await desk.stop();
  });

  it('fails when nobody knows what the disk holds', async () => {
    const disk = new FaultyDisk();
    const { desk } = await live(disk, world.broker);
    await desk.start();
    await world.publish('order', { id: 'o1' });
    await until(() => world.events('booked').length === 1);
    disk.onOperation((operation) => {
      if (operation === 'sync' || operation === 'truncate') throw new Error('broken');
    });
    await world.publish('order', { id: 'o2' });
    await until(() => desk.state === 'failed');
    assert.equal(desk.statistics().handled, 1);
    assert.equal(world.events('booked').length, 1);
    await rest(100);
    const { desk: next } = await live(
      disk.crash(() => 0),
      world.broker,
    );
    await next.start();
    await until(() => next.statistics().handled === 1);
    await until(() => new Set(world.events('booked').map(({ id }) => id)).size === 2);
    assert.equal(database.prepare('SELECT COUNT(*) AS n FROM bookings').get()?.n, 2);
    await next.stop();
  });

  it('takes up what was parked, and has its effects once', async () => {
    const disk = new FaultyDisk();
    let hangs = true;
    const bus = await connect(world.broker, {
      clock: world.clock,
      random: createFakeRandom(77),
      state: folder,
      disk,
    });
    const definition = defineAgent('desk', contracts);
    const desk = bus.agent(definition, {
      order: async ({ id }, context) => {
        await context.once(database, () => {
          database.prepare('INSERT INTO bookings VALUES (?)').run(id);
        });
        await context.send('booked', { n: 1, key: id });
        if (hangs && id === 'o1') await new Promise(() => undefined);
      },
    });
    await desk.start();
    await world.publish('order', { id: 'o1' });
    await world.publish('order', { id: 'o2' });
    await until(() => world.events('booked').length === 1);
    world.clock.advance(1_500);
    await rest(100);
    hangs = false;
    await ended(desk);
    const second = await live(disk, world.broker);
    await second.desk.start();
    await until(() => world.events('booked').length === 2);
    await second.bus.close();
    assert.deepEqual(
      database
        .prepare('SELECT message FROM bookings')
        .all()
        .map(({ message }) => message),
      ['o1', 'o2'],
    );
  });

  for (let operation = 1; operation <= 24; operation += 1) {
    it(`each effect took place once: operation ${String(operation)}`, async () => {
      await crashAt(operation);
      for (const topic of ['booked', 'ledger']) {
        const ids = new Set(world.events(topic).map(({ id }) => id));
        assert.equal(ids.size, orders.length, topic);
      }
      const rows = database.prepare('SELECT message FROM bookings ORDER BY message').all();
      assert.deepEqual(
        rows.map(({ message }) => message),
        orders,
      );
    });
  }
});
