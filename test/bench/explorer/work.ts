import type { IncomingPacket, Session, Transport, TransportOptions } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { createEngine } from '#explorer/engine/engine.ts';
import { benchFiles, envelope } from './envelope.ts';

const portion = 500;
/** Messages after which the code is compiled. */
const warm = 50_000;

/** What a message costs in processor time once it has come: to judge it, to count it, to keep it; without a socket, beside JSON.parse. */
export async function measureWork(count: number): Promise<readonly (readonly string[])[]> {
  const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
  let deliver: ((packet: IncomingPacket) => void) | undefined;
  const engine = createEngine({
    workspace: createWorkspace({ folder: '', files }),
    transports: { url: 'memory://', create: (options) => silentTransport(options, (to) => (deliver = to)) },
    broker: 'work',
    clientId: 'bench-work',
    maxRows: 1_000_000,
    maxBytes: 2 * 1024 ** 3,
  });
  await engine.open();
  let [work, parse] = [0, 0];
  let cold: readonly [number, number] = [0, 0];
  for (let from = 0; from < count; from += portion) {
    if (from === warm) cold = [work, parse];
    const packets = Array.from({ length: Math.min(portion, count - from) }, (_, index) =>
      toPacket(from + index),
    );
    const startedAt = process.cpuUsage();
    for (const packet of packets) deliver?.(packet);
    await new Promise((resolve) => setImmediate(resolve));
    const between = process.cpuUsage();
    for (const { payload } of packets) JSON.parse((payload as Buffer).toString('utf8'));
    work += between.user - startedAt.user;
    parse += process.cpuUsage(between).user;
  }
  const { received } = engine.state().counters;
  await engine.close();
  const row = (name: string, messages: number, took: number) => [
    name,
    String(messages),
    `${(took / messages).toFixed(1)} µs`,
  ];
  return [
    row('judged, counted and kept', received, work),
    row('JSON.parse alone', count, parse),
    row(`judged, counted and kept, after ${String(warm)}`, received - warm, work - cold[0]),
    row(`JSON.parse alone, after ${String(warm)}`, count - warm, parse - cold[1]),
  ];
}

function toPacket(index: number): IncomingPacket {
  return {
    topic: 'bench/reading',
    payload: Buffer.from(envelope(index)),
    qos: 0,
    retain: false,
    duplicate: false,
    properties: {},
    acknowledge: () => undefined,
  };
}

/** Nothing goes over it: packets are handed to whoever listens. */
function silentTransport(
  { onPacket }: TransportOptions,
  listen: (to: (packet: IncomingPacket) => void) => void,
): Transport {
  const session: Session = { epoch: 1, sessionPresent: false, protocol: 5, sharedSubscriptions: true };
  const done = () => Promise.resolve();
  if (onPacket !== undefined) listen(onPacket);
  return {
    ...{ state: 'online', session, publish: done, subscribe: done, unsubscribe: done, close: done },
    open: () => Promise.resolve(session),
  };
}
