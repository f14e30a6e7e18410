/** A Parley agent in a thread of its own, so that it goes on sending while the one that captures does not read. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createWorkspace, resolveBundle } from '@parley/toolchain';
import { benchFiles } from '../../bench/explorer/envelope.ts';

export interface SenderData {
  readonly url: string;
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

const { url, done } = workerData as SenderData;
const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
const bundle = resolveBundle(createWorkspace({ folder: '', files }));
const bus = await connect(url);
const agent = bus.agent(defineAgent('data-analysis', bundle), {});
await agent.start();
let published = 0;

async function send(count: number): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (let index = 0; index < count; index++) {
    published += 1;
    const data = {
      vehicleId: `VH-${String(published)}`,
      risk: (published % 101) / 100,
      diagnosis: 'gearbox-wear',
    };
    sent.push(agent.send('bench.counted', data));
  }
  await Promise.all(sent);
}

async function sendAll({ count, perSecond = Infinity }: SendOrder): Promise<void> {
  const startedAt = performance.now();
  const total = published + count;
  while (published < total) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
    await send(Math.min(total - published, 500, Math.max(0, due - (published - total + count))));
    if (perSecond !== Infinity) await new Promise((resolve) => setTimeout(resolve, 2));
  }
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
