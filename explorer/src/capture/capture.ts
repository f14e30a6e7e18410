import type {
  IncomingPacket,
  Session,
  Transport,
  TransportFactory,
  TransportState,
} from '@parley/runtime/transport';
import type { Judge } from '../judge/judge.ts';
import type { JudgedMessage } from '../judge/verdict.ts';
import { createBacklog } from './backlog.ts';
import { captureFilters } from './filters.ts';
import type { FilterOptions } from './filters.ts';
import { createGapCounter } from './gaps.ts';
import { type RetainFacts, type RetainFlags, createRetainFlags } from './retain-flags.ts';

export interface CaptureOptions extends FilterOptions {
  readonly transports: TransportFactory;
  readonly clientId: string;
  readonly judge: Judge;
  /** Packets that wait to be judged; more are counted as dropped. Default 100,000. */
  readonly maxBacklog?: number;
  readonly onMessages: (messages: readonly CapturedMessage[]) => void;
  readonly onState?: (state: TransportState, cause?: Error) => void;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

export interface CapturedMessage extends JudgedMessage {
  /** Epoch milliseconds of the arrival. */
  readonly receivedAtMs: number;
  /** The broker kept it: it may be old. */
  readonly retained: boolean;
  /** The broker keeps it from now on, or kept it already; undefined where the connection cannot tell. */
  readonly isKept: boolean | undefined;
  /** What it came in; the same object for all entries of a batch. */
  readonly packet: CapturedPacket;
  /** Which entry of its packet, and of how many. */
  readonly entry: number;
  readonly entries: number;
}

export type CapturedPacket = Pick<IncomingPacket, 'payload' | 'qos' | 'duplicate' | 'properties'>;

export interface CaptureCounters {
  readonly packets: number;
  readonly bytes: number;
  /** Entries of batches count each. */
  readonly messages: number;
  /** Arrived, but there was no room to judge them. */
  readonly dropped: number;
  /** Sequence numbers that never arrived: lost before they came here. */
  readonly missed: number;
  /** Sequence numbers that had arrived before: sent or delivered again. */
  readonly repeated: number;
}

export interface RefusedFilter {
  readonly filter: string;
  readonly reason: string;
}

/** Watches a broker. The socket is always read; what cannot be kept is counted. */
export interface Capture {
  readonly counters: CaptureCounters;
  /** The connection to the broker; undefined before the first. */
  readonly session: Session | undefined;
  /** Filters that the broker did not grant: their messages are not seen. */
  readonly refused: readonly RefusedFilter[];
  open(signal?: AbortSignal): Promise<void>;
  /** Watches what the judge's contracts now declare, too; what they declared before stays watched. */
  widen(): Promise<void>;
  /** Closes the connection, then judges what waits. */
  close(): Promise<void>;
}

interface Arrival {
  readonly packet: IncomingPacket;
  readonly flags: RetainFacts;
  readonly atMs: number;
}

export function createCapture(options: CaptureOptions): Capture {
  const now = options.now ?? Date.now;
  const gaps = createGapCounter();
  const flags = createRetainFlags();
  const totals = { packets: 0, bytes: 0, messages: 0 };
  const refused: RefusedFilter[] = [];
  const backlog = createBacklog<Arrival>({
    limit: options.maxBacklog ?? 100_000,
    handle: createJudging(options.judge, (messages) => {
      for (const captured of messages) gaps.see(captured.message, captured);
      totals.messages += messages.length;
      options.onMessages(messages);
    }),
  });
  const transport = options.transports.create({
    clientId: options.clientId,
    onPacket: (packet) => {
      packet.acknowledge();
      totals.packets += 1;
      totals.bytes += packet.payload.length;
      const atMs = now();
      backlog.add({ packet, flags: flags.read(packet, atMs), atMs });
    },
    ...(options.onState && { onState: options.onState }),
  });
  const widen = createWidening({ transport, flags, refused, now }, options);
  return {
    get counters() {
      return { ...totals, dropped: backlog.dropped, missed: gaps.missed, repeated: gaps.repeated };
    },
    get session() {
      return transport.session;
    },
    refused,
    open: async (signal) => {
      await transport.open(signal);
      await widen();
    },
    widen: async () => {
      if (transport.session !== undefined) await widen();
    },
    close: async () => {
      await transport.close();
      backlog.flush();
    },
  };
}

/** A few at a time: what is read out of messages shall be garbage before there is so much of it that it is moved about. */
const handedOn = 16;

function createJudging(
  judge: Judge,
  handOn: CaptureOptions['onMessages'],
): (arrivals: readonly Arrival[]) => void {
  return (arrivals) => {
    let messages: CapturedMessage[] = [];
    for (const arrival of arrivals) {
      judgeArrival(judge, arrival, messages);
      if (messages.length < handedOn) continue;
      handOn(messages);
      messages = [];
    }
    if (messages.length > 0) handOn(messages);
  };
}

function judgeArrival(judge: Judge, { packet, flags, atMs }: Arrival, messages: CapturedMessage[]): void {
  const { topic, payload, retain, properties } = packet;
  const judged = judge.judge({ topic, payload, retain, contentType: properties.contentType }, atMs);
  const entries = judged.length;
  for (let entry = 0; entry < entries; entry++) {
    const message = judged[entry];
    if (message !== undefined) messages.push(toCaptured(message, { packet, flags, atMs, entry, entries }));
  }
}

/** Member by member, as in the judge: a spread of what has so many members costs as much as to judge it. */
function toCaptured(
  { topic, verdict, message, size, channel, parameters, system, reserved }: JudgedMessage,
  { packet, flags, atMs, entry, entries }: Arrival & Pick<CapturedMessage, 'entry' | 'entries'>,
): CapturedMessage {
  const { retained, isKept } = flags;
  return {
    topic,
    verdict,
    message,
    size,
    channel,
    parameters,
    system,
    reserved,
    receivedAtMs: atMs,
    retained,
    isKept,
    packet,
    entry,
    entries,
  };
}

interface Watching {
  readonly transport: Transport;
  readonly flags: RetainFlags;
  readonly now: () => number;
  readonly refused: RefusedFilter[];
}

/** Subscribes to what the contracts declare and is not asked for yet. */
function createWidening(watching: Watching, options: CaptureOptions): () => Promise<void> {
  const asked = new Set<string>();
  return async () => {
    const wanted = captureFilters(options.judge.bundle, options).filter((filter) => !asked.has(filter));
    for (const filter of wanted) asked.add(filter);
    watching.flags.asked(wanted);
    watching.refused.push(...(await subscribeEach(watching, wanted)));
  };
}

/** One by one: a refused filter must not take the others with it. */
async function subscribeEach(watching: Watching, filters: readonly string[]): Promise<RefusedFilter[]> {
  const results = await Promise.allSettled(filters.map((filter) => subscribeOne(watching, filter)));
  return results.flatMap((result, index) =>
    result.status === 'fulfilled' ? [] : [{ filter: filters[index] ?? '', reason: String(result.reason) }],
  );
}

/** With the flags as they are published, where the protocol has that. Asked twice, Mosquitto 2.0 would keep to the first options. */
async function subscribeOne({ transport, flags, now }: Watching, filter: string): Promise<void> {
  await transport.subscribe([{ filter, qos: 0, retained: true, retainAsPublished: true }]);
  if (transport.session?.protocol === 5) flags.settled(filter, now());
}
