import { setTimeout as pause } from 'node:timers/promises';
import { startMosquitto } from '../support/mosquitto.ts';
import { ask, nextMessage, startWorker, stopWorker } from './processes.ts';

/** Messages that are sent one each so many milliseconds, beside a flood. */
export interface Paced {
  readonly channel: string;
  readonly count: number;
  readonly everyMs: number;
  /** Messages of the flood that may be under way; 0: there is none. */
  readonly flood: number;
}

export interface Pair {
  readonly side: 'raw' | 'parley';
  readonly producer: string;
  readonly consumer: string;
}

/** Milliseconds from a send until the handler has the message, of each. */
export async function measureLatency(pair: Pair, paced: Paced): Promise<readonly number[]> {
  const broker = await startMosquitto(['max_queued_messages 0']);
  const start = (role: 'producer' | 'consumer') =>
    startWorker('latency-worker.ts', [pair.side, role, broker.url, pair[role]]);
  const consumer = await start('consumer');
  const producer = await start('producer');
  consumer.on('message', (message: { kind: string }) => {
    if (message.kind === 'handled' && producer.connected) producer.send(message);
  });
  try {
    const sent = nextMessage(producer, 'sent');
    producer.send({ kind: 'run', paced });
    await sent;
    for (;;) {
      const { samples } = await ask<{ samples: readonly number[] }>(consumer, 'samples');
      if (samples.length >= paced.count) return samples;
      await pause(100);
    }
  } finally {
    await Promise.all([producer, consumer].map(stopWorker));
    await broker.close();
  }
}

/** The value that a part of all are not above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
