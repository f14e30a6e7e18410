import { randomUUID } from 'node:crypto';
import { connectAsync, type IClientPublishOptions, type MqttClient } from 'mqtt';
import { reading } from './contracts.ts';
import { keepInFlight, type Consumer, type Producer } from './scenario.ts';

const inboxTopic = 'raw/v1/inbox/producer/0123456789abcdef/control';
const properties = { contentType: 'application/cloudevents+json', messageExpiryInterval: 120 };

/** A bare client as a careful user would write it: two connections, no Nagle, the same packets as Parley's, JSON.parse, no validation. */
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
  await inbox.subscribeAsync(inboxTopic, { qos: 1 });
  const publish = (topic: string, text: string, options: IClientPublishOptions): Promise<void> =>
    new Promise((resolve, reject) => {
      out.publish(topic, text, options, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  return {
    run: (scenario) =>
      keepInFlight(scenario.messages, scenario.window, async (index) => {
        const id = randomUUID();
        const text = envelope(id, index, scenario.kind === 'requests' ? { replyto: inboxTopic } : {});
        if (scenario.kind === 'events') {
          await waitForCredit(index);
          await publish('raw/event', text, { qos: scenario.qos, properties });
          return;
        }
        await new Promise<void>((resolve, reject) => {
          waiting.set(id, resolve);
          const asking = { ...properties, responseTopic: inboxTopic, correlationData: Buffer.from(id) };
          publish(`raw/ask${String(scenario.qos)}`, text, { qos: scenario.qos, properties: asking }).catch(
            reject,
          );
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
      const reply = { causationid: event.id, recipient: 'producer/0123456789abcdef', hops: 1 };
      out.publish(inboxTopic, envelope(id, 0, reply), { qos, properties });
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
function envelope(id: string, index: number, more: object): string {
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
    ...more,
    data: reading,
  });
}

async function connect(url: string): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 5, properties: { receiveMaximum: 1_000 } });
  (client.stream as unknown as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
  return client;
}
