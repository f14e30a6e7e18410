import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { envelope } from './envelope.ts';

const portion = 10_000;

const queries = [
  'valid:false',
  'channel:bench.*',
  'latency>200ms -from:x',
  'corr:000000000077',
  'VH-4471',
  'gearbox',
  'nowhere',
  '$.risk>0.98',
  '/VH-44\\d1/',
];

/** Fills a store and times searches in it, each beside a pass over the same bytes that looks for nothing but a text. */
export function measureStore(count: number) {
  const store = new MessageStore({ maxRows: count, maxBytes: 4 * 1024 ** 3 });
  const before = memory();
  let took = 0;
  let bytes = 0;
  // Each message is another one, made a few at a time: what is measured is the store, not what it is filled from.
  for (let from = 0; from < count; from += portion) {
    const payloads = Array.from({ length: Math.min(portion, count - from) }, (_, index) =>
      Buffer.from(envelope(from + index)),
    );
    const startedAt = performance.now();
    for (const [index, payload] of payloads.entries()) append(store, from + index, payload);
    took += performance.now() - startedAt;
    bytes += payloads.reduce((sum, { length }) => sum + length, 0);
  }
  const perRowUs = (took * 1000) / count;
  const held = (memory() - before) / 1e6;
  const bareMs = scanBytes(store);
  const rows = queries.map((text) => {
    const from = performance.now();
    const view = new View(store, compileQuery(parseQuery(text).query, { nowMs: 0 }));
    view.finish();
    const ms = performance.now() - from;
    return [
      text,
      String(view.count),
      `${ms.toFixed(0)} ms`,
      `${bareMs.toFixed(0)} ms`,
      (ms / bareMs).toFixed(2),
    ];
  });
  const summary = `${String(count)} rows of about ${(bytes / count).toFixed(0)} bytes: ${perRowUs.toFixed(1)} µs to keep one, ${held.toFixed(0)} MB in all, ${(store.bytes / 1e6).toFixed(0)} MB of it blocks and columns.`;
  return { summary, rows };
}

function append(store: MessageStore, index: number, payload: Buffer): void {
  store.append({
    receivedAtMs: 1_700_000_000_000 + index,
    topic: `bench/${String(index % 50)}`,
    verdict: index % 270 === 0 ? 'invalid' : 'valid',
    channel: 'bench.reading',
    type: 'bench.reading.v1',
    sender: `data-analysis/a${String(index % 20)}`,
    receiver: undefined,
    correlationId: `0190f3ab-0000-7000-8000-${String(index >> 3).padStart(12, '0')}`,
    id: `0190f3aa-0000-7000-8000-${String(index).padStart(12, '0')}`,
    latencyMs: index % 300,
    flags: 0,
    size: payload.length,
    payload,
  });
}

/** Bytes that are held, garbage apart where that can be collected (--expose-gc). */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** One pass over the bytes of the blocks for a text that is nowhere: what a search that looks at all of them takes at least. */
function scanBytes(store: MessageStore): number {
  const startedAt = performance.now();
  for (const { bytes, used } of store.blocks(store.first, store.next))
    bytes.subarray(0, used).indexOf('\u0001no such text\u0001');
  return performance.now() - startedAt;
}
