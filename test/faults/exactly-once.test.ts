import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { bookingContracts } from './booking-contracts.ts';

const program = fileURLToPath(new URL('booking-desk.ts', import.meta.url));
const total = 2_000;
const kills = 5;

describeWithMosquitto('an agent with exactly-once effects that is killed again and again', () => {
  let broker: Mosquitto;
  let folder: string;
  let bus: Bus;
  let desk: ChildProcess;
  beforeEach(async () => {
    broker = await startMosquitto(['max_queued_messages 100000']);
    folder = await mkdtemp(join(tmpdir(), 'parley-once-'));
    bus = await connect(broker.url);
    desk = startDesk();
  });
  afterEach(async () => {
    await kill(desk);
    await bus.close();
    await broker.close();
    await rm(folder, { recursive: true });
  });

  function startDesk(): ChildProcess {
    return fork(program, [broker.url, folder], {
      execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  it('writes each message once into its database, and sends its messages under one id each', async function () {
    this.timeout(100_000);
    const booked: { readonly id: string; readonly n: number }[] = [];
    const ledger = bus.agent(defineAgent('ledger', bookingContracts), {
      booked: ({ id, data }) => {
        booked.push({ id, n: (data as { n: number }).n });
      },
    });
    await ledger.start();
    const shop = bus.agent(defineAgent('shop', bookingContracts), {});
    await shop.start();
    // Before its first connection the broker keeps nothing for it.
    await once(desk, 'message');
    const sending = sendAll(async (n) => {
      await shop.send('order', { n });
    });
    const random = createFakeRandom(11);
    for (let number = 1; number <= kills; number += 1) {
      const part = (number - random.fraction()) / kills;
      await until(() => booked.length >= part * total * 0.9);
      await kill(desk);
      desk = startDesk();
    }
    await sending;
    await until(() => new Set(booked.map(({ n }) => n)).size === total);
    await kill(desk);
    assert.equal(new Set(booked.map(({ id }) => id)).size, total);
    assert.equal(booked.length, total);
    const database = new DatabaseSync(join(folder, 'bookings.sqlite'));
    const rows = database
      .prepare('SELECT COUNT(*) AS all_, COUNT(DISTINCT number) AS kinds FROM bookings')
      .get();
    database.close();
    assert.deepEqual({ ...rows }, { all_: total, kinds: total });
  });
});

async function sendAll(send: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < total) {
      next += 1;
      await send(next - 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, lane));
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
