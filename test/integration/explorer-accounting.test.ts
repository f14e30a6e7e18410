import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createFactory } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { type Engine, createEngine } from '#explorer/engine/engine.ts';
import { benchFiles } from '../bench/explorer/envelope.ts';
import { type Mosquitto, describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import type { SendOrder, SentSoFar } from './explorer-accounting/sender.ts';

const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
const senderFile = new URL('explorer-accounting/sender.ts', import.meta.url);

describeWithMosquitto('the accounting of the explorer', () => {
  let broker: Mosquitto;
  let engine: Engine;
  let sender: Worker;
  let changed: () => void;
  const done = new Int32Array(new SharedArrayBuffer(4));

  beforeEach(async () => {
    // What a slow reader has not taken is dropped in silence, and early.
    broker = await startMosquitto(['max_queued_messages 100']);
    changed = () => undefined;
    engine = createEngine({
      workspace: createWorkspace({ folder: '', files }),
      transports: createFactory(broker.url),
      broker: 'accounting',
      clientId: 'accounting',
      onChanged: () => {
        changed();
      },
    });
    await engine.open();
    sender = new Worker(senderFile, { workerData: { url: broker.url, done } });
    await once(sender, 'message');
  });
  afterEach(async () => {
    sender.postMessage('end');
    await once(sender, 'exit');
    await engine.close();
    await broker.close();
  });

  const received = () =>
    engine.ask('traffic', {}).channels.find(({ channel }) => channel === 'bench.counted')?.messages ?? 0;
  const missing = () => engine.state().counters.missing;

  async function send(order: SendOrder): Promise<number> {
    const answered = once(sender, 'message');
    sender.postMessage(order);
    const [{ published }] = (await answered) as [SentSoFar];
    return published;
  }

  /** Until something changed. */
  const next = () => new Promise<void>((resolve) => (changed = resolve));

  /** Until the message with a number is there. */
  function arrived(number: number): Promise<void> {
    const query = `$.vehicleId=VH-${String(number)}`;
    return new Promise((resolve) => {
      changed = () => {
        if (engine.ask('rows', { tab: 'all', query, from: 0, count: 1 }).total > 0) resolve();
      };
      changed();
    });
  }

  it('counts each message of a Parley sender once, as received, when nothing is lost', async () => {
    // One after the other: the broker has nothing to hold back.
    for (let number = 1; number <= 50; number++) await arrived(await send({ count: 1 }));
    assert.deepEqual([received(), missing()], [50, 0]);
  });

  it('counts each message of a Parley sender once, as received or missing, when the broker drops', async () => {
    await arrived(await send({ count: 1 }));
    const before = Atomics.load(done, 0);
    const flooded = once(sender, 'message');
    sender.postMessage({ count: 30_000 } satisfies SendOrder);
    // Nothing is read meanwhile: what the sockets and the broker do not hold is lost.
    Atomics.wait(done, 0, before);
    await flooded;
    // The one that tells of what was lost before it may itself be lost.
    do {
      await send({ count: 1 });
      await next();
    } while (missing() === 0);
    const published = await send({ count: 1 });
    await arrived(published);
    assert.equal(received() + missing(), published);
  });
});
