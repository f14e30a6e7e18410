import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createFactory } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { type Engine, createEngine } from '#explorer/engine/engine.ts';
import { benchFiles } from '../bench/explorer/envelope.ts';
import { type Mosquitto, describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { type MqttProxy, type Verdict, startMqttProxy } from '../support/mqtt-proxy.ts';
import type { SendOrder, SenderData, SentSoFar } from './explorer-accounting/sender.ts';

const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
const senderFile = new URL('explorer-accounting/sender.ts', import.meta.url);

interface Sender {
  /** Sends, and tells how many it sent in all. */
  send(order: SendOrder): Promise<number>;
  /** The same, while nothing in this thread runs. */
  flood(order: SendOrder): Promise<number>;
  end(): Promise<void>;
}

async function startSender(given: Omit<SenderData, 'done'>): Promise<Sender> {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(senderFile, { workerData: { ...given, done } satisfies SenderData });
  await once(worker, 'message');
  const send = async (order: SendOrder) => {
    const answered = once(worker, 'message');
    worker.postMessage(order);
    const [{ published }] = (await answered) as [SentSoFar];
    return published;
  };
  return {
    send,
    flood: async (order) => {
      const before = Atomics.load(done, 0);
      const answered = send(order);
      Atomics.wait(done, 0, before);
      return await answered;
    },
    end: async () => {
      worker.postMessage('end');
      await once(worker, 'exit');
    },
  };
}

for (const [channel, name] of [
  ['bench.counted', 'of messages that go one by one'],
  ['bench.batched', 'of messages that share packets'],
] as const) {
  describeWithMosquitto(`the accounting of the explorer ${name}`, () => {
    let broker: Mosquitto;
    let proxy: MqttProxy;
    let engine: Engine;
    let changed: () => void;
    let senders: Sender[];

    beforeEach(async () => {
      // What a slow reader has not taken is dropped in silence, and early.
      broker = await startMosquitto(['max_queued_messages 100']);
      proxy = await startMqttProxy(broker.port);
      changed = () => undefined;
      senders = [];
      engine = createEngine({
        workspace: createWorkspace({ folder: '', files }),
        transports: createFactory(proxy.url),
        broker: 'accounting',
        clientId: 'accounting',
        onChanged: () => {
          changed();
        },
      });
      await engine.open();
    });
    afterEach(async () => {
      for (const sender of senders) await sender.end();
      await engine.close();
      await proxy.close();
      await broker.close();
    });

    const counters = () => engine.state().counters;
    const received = () =>
      engine.ask('traffic', {}).channels.find((one) => one.channel === channel)?.messages ?? 0;
    const accounted = () => received() - counters().repeated + counters().missing;

    async function start(instance?: string): Promise<Sender> {
      const sender = await startSender({ url: broker.url, channel, ...(instance && { instance }) });
      senders.push(sender);
      return sender;
    }

    /** Until something holds; it is looked at whenever the engine says that something changed. */
    function until(holds: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        changed = () => {
          if (holds()) resolve();
        };
        changed();
      });
    }

    const next = () => new Promise<void>((resolve) => (changed = resolve));

    /** Until the message with a number is there. */
    const arrived = (number: number) => {
      const query = `$.vehicleId=VH-${String(number)}`;
      return until(() => engine.ask('rows', { tab: 'all', query, from: 0, count: 1 }).total > 0);
    };

    /** Down to the explorer, packets of messages alone. */
    function damage(next: () => Verdict['kind'] & ('pass' | 'drop' | 'twice')): void {
      proxy.inject(({ direction, type }) => ({
        kind: direction === 'down' && type === 'publish' ? next() : 'pass',
      }));
    }

    it('has each once, as received, when nothing is lost', async () => {
      const sender = await start();
      // One after the other: the broker has nothing to hold back.
      for (let number = 1; number <= 50; number++) await arrived(await sender.send({ count: 1 }));
      assert.deepEqual([received(), counters().missing, counters().repeated], [50, 0, 0]);
    });

    it('has each once, as received or missing, when the broker drops', async () => {
      const sender = await start();
      await arrived(await sender.send({ count: 1 }));
      // Nothing is read meanwhile: what the sockets and the broker do not hold is lost.
      await sender.flood({ count: channel === 'bench.batched' ? 60_000 : 30_000 });
      // The one that tells of what was lost before it may itself be lost.
      do {
        await sender.send({ count: 1 });
        await next();
      } while (counters().missing === 0);
      const published = await sender.send({ count: 1 });
      await arrived(published);
      assert.equal(accounted(), published);
    });

    it('has each once when packets are lost and come twice', async () => {
      const sender = await start();
      await arrived(await sender.send({ count: 1 }));
      let packets = 0;
      damage(() => {
        packets += 1;
        return packets % 3 === 0 ? 'drop' : packets % 5 === 0 ? 'twice' : 'pass';
      });
      await sender.send({ count: 2000 });
      proxy.inject(undefined);
      const published = await sender.send({ count: 1 });
      await arrived(published);
      assert.ok(counters().missing > 100 && counters().repeated > 50, JSON.stringify(counters()));
      assert.equal(accounted(), published);
      assert.equal(counters().repeated, received() - (published - counters().missing));
    });

    it('has what was lost while the explorer was away, of the present life of a sender and of the next', async () => {
      const [first, other] = [await start('a1'), await start('a2')];
      await first.send({ count: 5 });
      await other.send({ count: 5 });
      await until(() => received() === 10);
      // Gone until the proxy lets the broker answer.
      proxy.inject(({ direction }) => ({ kind: direction === 'down' ? 'drop' : 'pass' }));
      proxy.cut();
      await until(() => engine.state().connection !== 'online');
      await first.end();
      senders.shift();
      const second = await start('a1');
      await second.send({ count: 20 });
      await other.send({ count: 20 });
      proxy.inject(undefined);
      proxy.cut();
      await until(() => engine.state().connection === 'online');
      await second.send({ count: 1 });
      await other.send({ count: 1 });
      await until(() => received() === 12);
      assert.deepEqual([counters().missing, counters().repeated], [40, 0]);
    });
  });
}
