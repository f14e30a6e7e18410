import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createFactory } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { createEngine } from '#explorer/engine/engine.ts';
import type { SendOrder, SenderData, SentSoFar } from '../../integration/explorer-accounting/sender.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import type { Load } from './capture.ts';
import { benchFiles } from './envelope.ts';

const senderFile = new URL('../../integration/explorer-accounting/sender.ts', import.meta.url);
const senders = 2;

/** Parley senders at a rate, with a broker that drops what a slow reader does not take: what came and what is missing must be all. */
export async function measureAccounting(load: Load): Promise<readonly (readonly string[])[]> {
  return [
    ['one in a packet', ...(await account(load, 'bench.counted'))],
    ['batched', ...(await account(load, 'bench.batched'))],
  ];
}

async function account(
  { perSecond, seconds }: Load,
  channel: NonNullable<SenderData['channel']>,
): Promise<readonly string[]> {
  const broker = await startMosquitto();
  const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
  const engine = createEngine({
    workspace: createWorkspace({ folder: '', files }),
    transports: createFactory(broker.url),
    broker: 'accounting',
    clientId: 'bench-accounting',
  });
  await engine.open();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from(
    { length: senders },
    () => new Worker(senderFile, { workerData: { url: broker.url, done, channel } satisfies SenderData }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const send = async (order: SendOrder): Promise<number> => {
    const answers = await Promise.all(
      workers.map(async (worker) => {
        const answered = once(worker, 'message');
        worker.postMessage(order);
        const [{ published }] = (await answered) as [SentSoFar];
        return published;
      }),
    );
    return answers.reduce((sum, published) => sum + published, 0);
  };
  await send({ count: 1 });
  const startedAt = performance.now();
  await send({ count: (perSecond * seconds) / senders, perSecond: perSecond / senders });
  const took = (performance.now() - startedAt) / 1000;
  const counted = () =>
    engine.ask('traffic', {}).channels.find((one) => one.channel === channel)?.messages ?? 0;
  await settled(counted);
  // What was lost at the end shows by what comes after it.
  const published = await send({ count: 1 });
  await settled(counted);
  const { missing, repeated, dropped } = engine.state().counters;
  const received = counted();
  for (const worker of workers) worker.postMessage('end');
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  await engine.close();
  await broker.close();
  const rate = `${String(Math.round(published / took))}/s`;
  const unaccounted = published - (received - repeated) - missing;
  return [rate, ...[published, received, missing, dropped, unaccounted].map(String)];
}

/** Until nothing comes any more. */
async function settled(count: () => number): Promise<void> {
  for (let last = -1; last !== count();) {
    last = count();
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}
