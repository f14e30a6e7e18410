import { createMemoryBroker } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { createEngine } from '#explorer/engine/engine.ts';
import { quantile } from '../check/cost.ts';
import { benchFiles, envelope } from './envelope.ts';

const topics = 50_000;

/** One message on each of 50,000 topics, and again: what the engine takes for it, and how long its answers take meanwhile. */
export async function measureTopics(): Promise<string> {
  const broker = createMemoryBroker();
  const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
  const engine = createEngine({
    workspace: createWorkspace({ folder: '', files }),
    transports: broker,
    broker: 'topics',
    clientId: 'bench-topics',
    maxRows: 200_000,
    extra: ['bench/reading/#'],
  });
  await engine.open();
  const publisher = broker.create({ clientId: 'publisher' });
  await publisher.open();
  const before = memory();
  const waits: number[] = [];
  for (let index = 0; index < topics * 2; index++) {
    const topic = `bench/reading/${String(index % topics)}`;
    const sent = publisher.publish({ topic, payload: Buffer.from(envelope(index)), qos: 0 });
    if (index % 500 !== 0) continue;
    await sent;
    await new Promise((resolve) => setImmediate(resolve));
    const startedAt = performance.now();
    engine.ask('rows', { tab: 'all', query: '', from: -60, count: 60 });
    engine.ask('counts', { query: '' });
    waits.push(performance.now() - startedAt);
  }
  await new Promise((resolve) => setImmediate(resolve));
  const megabytes = (memory() - before) / 1e6;
  await publisher.close();
  await engine.close();
  return `${String(topics)} topics: ${megabytes.toFixed(0)} MB for ${String(topics * 2)} messages, answers p95 ${quantile(waits, 0.95).toFixed(1)} ms`;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
