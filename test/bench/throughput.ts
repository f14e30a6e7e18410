import type { ChildProcess } from 'node:child_process';
import { startMosquitto } from '../support/mosquitto.ts';
import { ask, nextMessage, startWorker, stopWorker } from './processes.ts';
import type { Scenario } from './scenario.ts';

export type Side = 'raw' | 'parley' | 'moleculer';

export interface Cost {
  /** Messages a second: from the first publish until the last one is handled (events) or answered (requests). */
  readonly perSecond: number;
  /** Processor time of producer and consumer together, a message. */
  readonly cpuMicros: number;
}

/** Messages before it counts, so that both sides are compiled. */
const warmUpMessages = 2_000;

/** One run of one side, with a broker and processes of its own. */
export async function measure(side: Side, given: Scenario): Promise<Cost> {
  const scenario =
    side === 'moleculer' ? { ...given, messages: given.moleculerMessages ?? given.messages } : given;
  // By default it silently drops what a slow reader has not taken after 1,000 messages.
  const broker = await startMosquitto(['max_queued_messages 0']);
  const start = (role: string) => startWorker('worker.ts', [side, role, broker.url, String(scenario.qos)]);
  const consumer = await start('consumer');
  const producer = await start('producer');
  const cost = async (): Promise<number> => {
    const both = [producer, consumer].map((worker) => ask<{ cpuMicros: number }>(worker, 'cost'));
    return (await Promise.all(both)).reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
  };
  try {
    const warmUp = scenario.messages < warmUpMessages ? 50 : warmUpMessages;
    await run({ producer, consumer }, { ...scenario, messages: warmUp }, warmUp);
    const before = await cost();
    const startedAt = performance.now();
    await run({ producer, consumer }, scenario, warmUp + scenario.messages);
    const perSecond = (scenario.messages / (performance.now() - startedAt)) * 1_000;
    return { perSecond, cpuMicros: ((await cost()) - before) / scenario.messages };
  } finally {
    await Promise.all([producer, consumer].map(stopWorker));
    await broker.close();
  }
}

/** Resolves when all are sent, and as many handled since the start. */
async function run(
  { producer, consumer }: Readonly<Record<'producer' | 'consumer', ChildProcess>>,
  scenario: Scenario,
  total: number,
): Promise<void> {
  const handled = new Promise<void>((resolve) => {
    const onMessage = (message: { kind: string; count: number }): void => {
      if (message.kind !== 'handled') return;
      producer.send(message);
      if (message.count < total) return;
      consumer.off('message', onMessage);
      resolve();
    };
    consumer.on('message', onMessage);
  });
  const sent = nextMessage(producer, 'sent');
  producer.send({ kind: 'run', scenario });
  await Promise.all([sent, handled]);
}
