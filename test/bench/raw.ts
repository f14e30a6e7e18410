import { randomUUID } from 'node:crypto';
import { connectAsync, type MqttClient } from 'mqtt';
import { reading } from './contracts.ts';
import { keepInFlight, type Consumer, type Producer } from './scenario.ts';

/** A bare client as a careful user would write it: two connections, no Nagle, the same envelope, JSON.parse, no validation. */
export async function createRawProducer(
  url: string,
  waitForCredit: (sent: number) => Promise<void>,
): Promise<Producer> {
  const out = await connect(url);
  const inbox = await connect(url);
  const waiting = new Map<string, () => void>();
  inbox.on('message', (_topic, payload) => {
    const reply = JSON.parse(payload.toString()) as { causationid: string };
    waiting.get(reply.causationid)?.();
  });
  await inbox.subscribeAsync('raw/inbox', { qos: 1 });
  const publish = (topic: string, text: string, qos: 0 | 1): Promise<void> =>
    new Promise((resolve, reject) => {
      out.publish(topic, text, { qos }, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  return {
    run: (scenario) =>
      keepInFlight(scenario.messages, scenario.window, async (index) => {
        const id = randomUUID();
        const text = envelope(id, index);
        if (scenario.kind === 'events') {
          await waitForCredit(index);
          await publish('raw/event', text, scenario.qos);
          return;
        }
        await new Promise<void>((resolve, reject) => {
          waiting.set(id, resolve);
          publish(`raw/ask${String(scenario.qos)}`, text, scenario.qos).catch(reject);
        });
        waiting.delete(id);
      }),
    close: async () => {
      await Promise.all([out.endAsync(), inbox.endAsync()]);
    },
  };
}

export async function createRawConsumer(url: string, onHandled: () => void): Promise<Consumer> {
  const out = await connect(url);
  const inbox = await connect(url);
  inbox.on('message', (topic, payload) => {
    const event = JSON.parse(payload.toString()) as { id: string };
    if (topic !== 'raw/event') {
      const qos = topic === 'raw/ask1' ? 1 : 0;
      const id = randomUUID();
      out.publish('raw/inbox', envelope(id, 0, event.id), { qos });
    }
    onHandled();
  });
  await inbox.subscribeAsync(['raw/event', 'raw/ask0', 'raw/ask1'], { qos: 1 });
  return {
    close: async () => {
      await Promise.all([out.endAsync(), inbox.endAsync()]);
    },
  };
}

/** The same bytes as Parley's envelope, made as a careful user would make them. */
function envelope(id: string, index: number, causationid?: string): string {
  const now = Date.now();
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: '/agents/producer/0123456789abcdef',
    type: 'bench.reading.v1',
    time: new Date(now).toISOString(),
    channel: 'bench.event1',
    correlationid: id,
    priority: 2,
    expirytime: new Date(now + 60_000).toISOString(),
    seq: `1.${String(index)}`,
    causationid,
    data: reading,
  });
}

async function connect(url: string): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 5, properties: { receiveMaximum: 1_000 } });
  (client.stream as unknown as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
  return client;
}
