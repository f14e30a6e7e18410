/** A Parley agent in a thread of its own, so that it goes on sending while the one that captures does not read. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createWorkspace, resolveBundle } from '@parley/toolchain';
import { benchFiles } from '../../bench/explorer/envelope.ts';

export interface SenderData {
  readonly url: string;
  /** Default: `bench.counted`, which carries one message in a packet. */
  readonly channel?: 'bench.counted' | 'bench.batched';
  /** Default: one that no other has. */
  readonly instance?: string;
  /** Counted up when what was ordered is handed to the socket; whoever blocks waits for it. */
  readonly done: Int32Array;
}

/** So many messages, or as many a second for so long. */
export interface SendOrder {
  readonly count: number;
  readonly perSecond?: number;
}

export interface SentSoFar {
  readonly published: number;
}

const { url, done, channel = 'bench.counted', instance } = workerData as SenderData;
const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
const bundle = resolveBundle(createWorkspace({ folder: '', files }));
const bus = await connect(url);
const agent = bus.agent(defineAgent('data-analysis', bundle), {}, { ...(instance && { instance }) });
await agent.start();
let published = 0;

async function send(count: number): Promise<void> {
  const first = published + 1;
  published += count;
  const readings = Array.from({ length: count }, (_, index) => ({
    vehicleId: `VH-${String(first + index)}`,
    risk: ((first + index) % 101) / 100,
    diagnosis: 'gearbox-wear',
  }));
  await agent.sendMany(channel, readings);
}

/** Steps of 500 messages that may wait for the broker: its answer takes longer than to send them. */
const maxUnderWay = 8;

async function sendAll({ count, perSecond = Infinity }: SendOrder): Promise<void> {
  const startedAt = performance.now();
  const total = published + count;
  const underWay = new Set<Promise<void>>();
  while (published < total) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
    const step = send(Math.min(total - published, 500, Math.max(0, due - (published - total + count))));
    underWay.add(step);
    void step.then(() => underWay.delete(step));
    if (underWay.size >= maxUnderWay) await Promise.race(underWay);
    if (perSecond !== Infinity) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(underWay);
  Atomics.add(done, 0, 1);
  Atomics.notify(done, 0);
  const answer: SentSoFar = { published };
  parentPort?.postMessage(answer);
}

parentPort?.on('message', (order: SendOrder | 'end') => {
  if (order === 'end') void bus.close().then(() => parentPort?.close());
  else void sendAll(order);
});
parentPort?.postMessage({ published });
