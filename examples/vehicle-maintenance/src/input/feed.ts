import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import { spoil } from './defects.ts';
import { toEvent, topicOf } from './event.ts';
import type { GeneratedReading } from './generator.ts';
import { createPace } from './pace.ts';

/** A foreign client on plain MQTT 3.1.1 that knows nothing of Parley but an address and a schema. */
export interface Feed {
  /** Waits for room among the open workflows, then publishes. */
  send(reading: GeneratedReading): Promise<void>;
  /** Resolves when the broker has all that was published. */
  settle(): Promise<void>;
  /** How many readings the broker has. */
  readonly sent: number;
  /** The latest workflow that went all the way. */
  readonly serviced: string | undefined;
  close(): Promise<void>;
}

/** How many workflows may be open: well below what a broker queues for one client. */
const window = 256;

export interface FeedOptions {
  readonly broker: string;
  /** How long to wait for the end of a workflow; a malformed reading has none. */
  readonly patienceMs: number;
  /** The broker has a reading. */
  readonly onSent?: (workflow: string, reading: GeneratedReading) => void;
  readonly onEnded?: (workflow: string) => void;
}

/** Connects to a broker, and keeps the pace of the fleet by the workflows that end. */
export async function createFeed(options: FeedOptions): Promise<Feed> {
  const { broker, patienceMs, onSent, onEnded } = options;
  const pace = createPace({ window, patienceMs, now: () => performance.now(), wait });
  const client = await connectAsync(broker, { clientId: `vehicle-feed-${randomUUID()}` });
  const pending = new Set<Promise<void>>();
  let sent = 0;
  let isClosing = false;
  let serviced: string | undefined;
  client.on('message', (_topic, payload) => {
    const event = JSON.parse(payload.toString()) as CompletedEvent;
    pace.close(event.correlationid);
    onEnded?.(event.correlationid);
    if (event.data.outcome === 'serviced') serviced = event.correlationid;
  });
  await client.subscribeAsync('fleet/+/+/completed', { qos: 1 });
  client.on('error', (error) => {
    // A workflow that ends meanwhile is acknowledged to a socket that is closed already.
    if (!isClosing) console.error(`vehicle-feed: ${error.message}`);
  });
  const publish = async (topic: string, payload: string | Uint8Array): Promise<void> => {
    await client.publishAsync(topic, Buffer.from(payload), { qos: 1 });
    sent += 1;
  };
  return {
    async send(reading) {
      const event = toEvent(reading, { id: randomUUID(), time: new Date().toISOString() });
      await pace.open(event.id);
      const payload = reading.defect === undefined ? JSON.stringify(event) : spoil(event, reading.defect);
      const publishing = publish(topicOf(reading.vehicleId), payload).then(() => {
        onSent?.(event.id, reading);
      });
      pending.add(publishing);
      void publishing.finally(() => pending.delete(publishing));
    },
    async settle() {
      await Promise.all(pending);
    },
    get sent() {
      return sent;
    },
    get serviced() {
      return serviced;
    },
    close: async () => {
      isClosing = true;
      await client.endAsync();
    },
  };
}

interface CompletedEvent {
  readonly correlationid: string;
  readonly data: { readonly outcome: string };
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
