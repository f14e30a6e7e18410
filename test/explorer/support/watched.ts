import { type Engine, type EngineOptions, createEngine } from '#explorer/engine/engine.ts';
import { type MemoryBroker, createMemoryBroker } from '@parley/runtime/transport';
import { type Workspace, createWorkspace } from '@parley/toolchain';

/** A small shop with a request, a fact and a retained list; `orders` may be sent by `customer` alone. */
const files: Readonly<Record<string, string>> = {
  'messages/shop.quote-request.v1.schema.json': `{
  "type": "object",
  "properties": {
    "item": { "enum": ["tea", "cake"] },
    "quantity": {
      "type": "integer",
      "minimum": 1
    }
  },
  "required": ["item"]
}
`,
  'messages/shop.quote.v1.schema.json': '{ "type": "object", "required": ["totalCents"] }\n',
  'messages/shop.order.v1.schema.json': '{ "type": "object" }\n',
  'channels/shop.channel.yaml': `channels:
  quote.request:
    address: shop/{region}/quote
    parameters: { region: { enum: [eu, us] } }
    messages: [shop.quote-request.v1]
    reply: { channel: quote.reply, timeout: 5s }
  quote.reply:
    messages: [shop.quote.v1]
  order.placed:
    address: shop/order
    messages: [shop.order.v1]
`,
  'agents/customer.agent.yaml': 'agent: customer\nsends: { quote.request: {}, order.placed: {} }\n',
  'agents/pricing.agent.yaml': 'agent: pricing\nreceives: { quote.request: {} }\n',
};

export const shopWorkspace: Workspace = createWorkspace({
  folder: '/shop',
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
});

export interface Watched {
  readonly engine: Engine;
  readonly broker: MemoryBroker;
  now: number;
  /** Publishes events (or batches, or raw bytes) and waits until the engine has them. */
  publish(...packets: readonly Sent[]): Promise<void>;
  close(): Promise<void>;
}

export interface Sent {
  readonly topic: string;
  readonly value?: unknown;
  readonly bytes?: Uint8Array;
  readonly retain?: boolean;
  readonly userProperties?: Readonly<Record<string, string>>;
}

/** An engine that watches a broker in memory. */
export async function watchShop(options: Partial<EngineOptions> = {}): Promise<Watched> {
  const broker = createMemoryBroker();
  const watched = { broker, now: 1_700_000_000_000 };
  const engine = createEngine({
    workspace: shopWorkspace,
    transports: broker,
    broker: 'memory',
    clientId: 'engine',
    now: () => watched.now,
    ...options,
  });
  await engine.open();
  const transport = broker.create({ clientId: 'publisher' });
  await transport.open();
  return Object.assign(watched, {
    engine,
    publish: async (...packets: readonly Sent[]) => {
      for (const { topic, value, bytes, retain = false, userProperties } of packets) {
        const payload = bytes ?? Buffer.from(JSON.stringify(value));
        await transport.publish({
          topic,
          payload,
          retain,
          ...(userProperties && { properties: { userProperties } }),
        });
      }
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
    close: async () => {
      await transport.close();
      await engine.close();
    },
  });
}

let counter = 0;

/** An event as Parley's agents send it. */
export function shopEvent(type: string, data: unknown, more: Readonly<Record<string, unknown>> = {}) {
  counter += 1;
  const id = `e${String(counter)}`;
  return {
    specversion: '1.0',
    id,
    source: '/agents/customer/c1',
    type,
    time: '2023-11-14T22:13:20.000Z',
    data,
    ...more,
  };
}
