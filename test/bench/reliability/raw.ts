import { randomUUID } from 'node:crypto';
import { connectAsync, type MqttClient } from 'mqtt';
import { keepInFlight } from '../scenario.ts';
import { ballast } from './contracts.ts';
import { Numbers, type Consumer, type Producer } from './participant.ts';

const topic = 'raw/order';
const none = { all: 0, different: 0 };

/** QoS 1 as a careful user would have it: sessions that are kept, reconnects, and each publish waited for and tried again. */
export async function createRawProducer(url: string): Promise<Producer> {
  const client = await connect(url, 'raw-shop');
  let sent = 0;
  const publish = async (n: number): Promise<void> => {
    const text = envelope(n);
    for (;;) {
      try {
        await client.publishAsync(topic, text, { qos: 1 });
        sent += 1;
        return;
      } catch {
        // Again until the broker confirms.
      }
    }
  };
  return {
    run: ({ from, messages, window }) => keepInFlight(messages, window, (index) => publish(from + index)),
    progress: () => ({ sent, through: sent, replies: none }),
    close: () => client.endAsync(),
  };
}

export async function createRawConsumer(url: string): Promise<Consumer> {
  const client = await connect(url, 'raw-stock');
  const handled = new Numbers();
  let onNext: (() => void) | undefined;
  client.on('message', (_topic, payload) => {
    handled.add((JSON.parse(payload.toString()) as { data: { n: number } }).data.n);
    onNext?.();
    onNext = undefined;
  });
  await client.subscribeAsync(topic, { qos: 1 });
  return {
    onNext: (callback) => {
      onNext = callback;
    },
    progress: () => ({ handled: handled.tally() }),
    rows: () => none,
    close: () => client.endAsync(true),
  };
}

async function connect(url: string, clientId: string): Promise<MqttClient> {
  const client = await connectAsync(url, {
    clientId,
    protocolVersion: 5,
    clean: false,
    reconnectPeriod: 200,
    properties: { sessionExpiryInterval: 3_600, receiveMaximum: 1_000 },
  });
  client.on('error', () => undefined);
  return client;
}

/** The same bytes as Parley's envelope. */
function envelope(n: number): string {
  const id = randomUUID();
  const now = Date.now();
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: '/agents/shop/i1',
    type: 'test.thing.v1',
    time: new Date(now).toISOString(),
    channel: 'order',
    correlationid: id,
    expirytime: new Date(now + 3_600_000).toISOString(),
    seq: `${String(now)}.${String(n)}`,
    data: { n, text: ballast },
  });
}
