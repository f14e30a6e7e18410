import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { envelope } from './envelope.ts';

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
  const payloads = Array.from({ length: 5000 }, (_, index) => Buffer.from(envelope(index)));
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  for (let index = 0; index < count; index++)
    append(store, index, payloads[index % payloads.length] ?? Buffer.alloc(0));
  const perRowUs = ((performance.now() - startedAt) * 1000) / count;
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
  const resident = (process.memoryUsage().rss - before) / 1e6;
  const summary = `${String(count)} rows of about ${String(payloads[0]?.length ?? 0)} bytes: ${perRowUs.toFixed(1)} µs to keep one, ${(store.bytes / 1e6).toFixed(0)} MB in blocks and columns, ${resident.toFixed(0)} MB of the process.`;
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

/** The physical limit of a text search: one pass for a letter that is nowhere. */
function scanBytes(store: MessageStore): number {
  const startedAt = performance.now();
  for (const { bytes, used } of store.blocks(store.first, store.next))
    bytes.subarray(0, used).indexOf('\u0001no such text\u0001');
  return performance.now() - startedAt;
}
