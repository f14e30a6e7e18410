import { measureDetection } from './detection.ts';
import { measureLatency, quantile, type Paced, type Pair } from './latency.ts';

/** A row that is a time, not a rate. */
export interface Timing {
  readonly name: string;
  readonly goalMs: number;
  /** What stands beside it, and what that is. */
  readonly beside: string;
  readonly whenMissed: string;
  /** Milliseconds of one round. */
  readonly measure: () => Promise<{ readonly ms: number; readonly besideMs?: number }>;
}

const pair: Pair = { side: 'parley', producer: 'producer', consumer: 'consumer' };
const quiet: Omit<Paced, 'channel'> = { count: 1_000, everyMs: 1, flood: 0 };
const flooded: Paced = { channel: 'bench.urgent', count: 400, everyMs: 10, flood: 100 };

export const timings: readonly Timing[] = [
  {
    name: 'durable: what the journal adds to the median latency',
    goalMs: 1.5,
    beside: 'median of the same message when it is not durable',
    whenMissed:
      'The message leaves after a sync of the disk; on a busy machine the way there and back takes longer than the sync.',
    measure: async () => {
      const plain = quantile(await measureLatency(pair, { ...quiet, channel: 'bench.event1' }), 0.5);
      const durable = quantile(await measureLatency(pair, { ...quiet, channel: 'bench.durable' }), 0.5);
      return { ms: durable - plain, besideMs: plain };
    },
  },
  {
    name: 'critical message behind 100 others of 2 ms each, p99',
    goalMs: 10,
    beside: 'mqtt.js with one connection that handles one message after the other',
    whenMissed: 'The lane of critical messages is free; a busy machine delays producer, broker and consumer.',
    measure: async () => {
      const flood: Pair = { side: 'parley', producer: 'flood-producer', consumer: 'flood-consumer' };
      const ms = quantile(await measureLatency(flood, flooded), 0.99);
      const besideMs = quantile(await measureLatency({ ...flood, side: 'raw' }, flooded), 0.99);
      return { ms, besideMs };
    },
  },
  {
    name: 'crash of an agent seen by others (SIGKILL)',
    goalMs: 50,
    beside: '',
    whenMissed:
      'The broker sends the will once the operating system has closed the connection of the dead process; a busy machine delays that.',
    measure: async () => ({ ms: await measureDetection('crash') }),
  },
  {
    name: 'hang of an agent seen by others (SIGSTOP), heartbeat 200 ms',
    goalMs: 1_000,
    beside: '',
    whenMissed: 'Suspicion needs three missing heartbeats, more where they were irregular before.',
    measure: async () => ({ ms: await measureDetection('hang') }),
  },
];
