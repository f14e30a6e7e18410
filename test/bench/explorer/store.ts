import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { envelope } from './envelope.ts';

const portion = 10_000;

const queries = [
  // Fields, alone and together.
  ...['valid:false', 'channel:bench.*', 'from:data-analysis', 'corr:000000000077', 'tag:urgent'],
  ...['latency>200ms', 'size>400', 'until:2023-11-14T22:20:00Z'],
  ...['latency>200ms -from:x', 'valid:false from:data-analysis/a3'],
  // Texts: rare, in all messages, in none, of few letters, in names, across values and names.
  ...[
    'VH-4471',
    'gearbox',
    'nowhere',
    'e',
    '0190f3ab',
    'readings',
    '"\\"risk\\":0.5"',
    '"wear\\",\\"read"',
    '$.a[*]',
  ],
  ...['größe', 'valid:false gearbox'],
  // Values in the data, and what stands in the envelope alone.
  ...[
    '$.risk>0.98',
    '$.readings.speedRpm:1282',
    '$.readings:*',
    'subject:VH-1',
    'id:0190f3aa-0000-7000-8000-000000000077',
  ],
  // Patterns: with a word that they require, and without.
  ...['/VH-44\\d1/', '/[a-z]{2}-\\d{4}/', '/wear|risk/'],
];
const runs = 5;
/** Slow ones are not repeated for longer than that. */
const longMs = 1500;

/**
 * Fills a store and measures searches in it: the processor's time, since the machines are shared, beside that of a pass over
 * the same bytes that looks for one text as it stands, and the longest time for which nothing else is done.
 */
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
  const rows = queries.map((text) => measureQuery(store, text));
  const summary = `${String(count)} rows of about ${(bytes / count).toFixed(0)} bytes: ${perRowUs.toFixed(1)} µs to keep one, ${held.toFixed(0)} MB in all, ${(store.bytes / 1e6).toFixed(0)} MB of it blocks and columns.`;
  return { summary, rows };
}

function measureQuery(store: MessageStore, text: string): readonly string[] {
  const { query, errors } = parseQuery(text);
  if (errors.length > 0) throw new Error(`${text}: ${errors.map(({ message }) => message).join(', ')}`);
  const times: number[] = [];
  let [found, longest] = [0, Infinity];
  for (let spent = 0; times.length < runs && spent < longMs; spent += times.at(-1) ?? 0) {
    const view = new View(store, compileQuery(query, { nowMs: 0 }));
    const from = processorMs();
    longest = Math.min(longest, searchAll(view));
    times.push(processorMs() - from);
    found = view.count;
  }
  const bareMs = scanBytes(store);
  const ms = times.sort((left, right) => left - right)[times.length >> 1] ?? 0;
  const shown = [ms, longest, bareMs].map((each) => `${each.toFixed(each < 10 ? 1 : 0)} ms`);
  return [text, String(found), ...shown, (ms / bareMs).toFixed(2)];
}

/** The longest of the pieces in which a view looks through its rows. */
function searchAll(view: View): number {
  let longest = 0;
  for (let isLeft = true; isLeft;) {
    const from = processorMs();
    isLeft = view.advance();
    longest = Math.max(longest, processorMs() - from);
  }
  return longest;
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
    tags: index % 100 === 0 ? 'bench,urgent' : 'bench',
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
  const from = processorMs();
  for (const { bytes, used } of store.blocks(store.first, store.next))
    bytes.subarray(0, used).indexOf('\u0001no such text\u0001');
  return processorMs() - from;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
