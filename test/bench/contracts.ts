import type { Bundle, BundleChannel } from '@parley/schemas';

/** About 600 bytes as an envelope: a vehicle's reading with its history. */
export const reading = {
  vehicleId: 'eu-1000347',
  site: 'plant-7',
  airTemperature: 298.1,
  processTemperature: 308.6,
  speed: 1551,
  torque: 42.8,
  wear: 108,
  quality: 'M',
  history: [41.9, 42.1, 42.3, 42.8],
};

const readingSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: [
    'vehicleId',
    'site',
    'airTemperature',
    'processTemperature',
    'speed',
    'torque',
    'wear',
    'quality',
  ],
  properties: {
    vehicleId: { type: 'string', pattern: '^[a-z]{2}-[0-9]+$' },
    site: { type: 'string', maxLength: 64 },
    airTemperature: { type: 'number', minimum: 0 },
    processTemperature: { type: 'number', minimum: 0 },
    speed: { type: 'integer', minimum: 0 },
    torque: { type: 'number' },
    wear: { type: 'integer', minimum: 0 },
    quality: { enum: ['L', 'M', 'H'] },
    history: { type: 'array', maxItems: 16, items: { type: 'number' } },
  },
};

const hash = '0'.repeat(64);
const type = 'bench.reading.v1';

function channel(name: string, settings: Partial<BundleChannel>): BundleChannel {
  return {
    name,
    address: name.replaceAll('.', '/'),
    parameters: {},
    messages: [type],
    share: 'one',
    delivery: 'at-least-once',
    windowMs: null,
    durable: null,
    retain: false,
    priority: 'normal',
    ttlMs: 60_000,
    orderBy: null,
    idempotent: false,
    overflow: 'slow',
    batch: null,
    maxBytes: 262_144,
    rate: null,
    hops: 32,
    stage: null,
    final: false,
    stability: 'stable',
    deprecated: null,
    reply: null,
    ...settings,
  };
}

const receive = (name: string) => ({
  channels: [name],
  messages: [type],
  concurrency: 64,
  timeoutMs: 30_000,
  retry: { attempts: 1, minBackoffMs: 200, maxBackoffMs: 5_000 },
  receipt: true,
  deadLetter: true,
});
const send = {
  messages: [type],
  timeoutMs: null,
  fallback: null,
  breaker: null,
  bulkhead: null,
  hedge: false,
};
const agent = (name: string) => ({
  name,
  version: '1.0.0',
  capabilities: [],
  external: false,
  parameters: [],
  backup: null,
  escalation: [],
});

/** A producer and a consumer: two event channels and two request channels, at QoS 0 and 1. */
export const bundle: Bundle = {
  bundle: 1,
  prefix: 'parley/v1',
  tenant: null,
  operators: [],
  messages: { [type]: { type, schema: readingSchema, hash } },
  channels: {
    'bench.event0': channel('bench.event0', { delivery: 'at-most-once' }),
    'bench.event1': channel('bench.event1', {}),
    'bench.batched': channel('bench.batched', {
      batch: { messages: 64, bytes: 32 * 1024, lingerMs: 2 },
    }),
    'bench.durable': channel('bench.durable', {
      durable: { journal: 'fsync', records: 100_000, bytes: 256 * 1024 ** 2 },
    }),
    'bench.bulk': channel('bench.bulk', {}),
    'bench.urgent': channel('bench.urgent', { priority: 'critical' }),
    'bench.ask0': channel('bench.ask0', {
      delivery: 'at-most-once',
      reply: { channel: 'bench.answer0', timeoutMs: 30_000 },
    }),
    'bench.ask1': channel('bench.ask1', { reply: { channel: 'bench.answer1', timeoutMs: 30_000 } }),
    'bench.answer0': channel('bench.answer0', { address: null, delivery: 'at-most-once' }),
    'bench.answer1': channel('bench.answer1', { address: null }),
  },
  agents: {
    producer: {
      ...agent('producer'),
      receives: {},
      sends: {
        'bench.event0': send,
        'bench.event1': send,
        'bench.batched': send,
        'bench.durable': send,
        'bench.ask0': send,
        'bench.ask1': send,
      },
    },
    consumer: {
      ...agent('consumer'),
      receives: {
        'bench.event0': receive('bench.event0'),
        'bench.event1': receive('bench.event1'),
        'bench.batched': receive('bench.batched'),
        'bench.durable': receive('bench.durable'),
        'bench.ask0': receive('bench.ask0'),
        'bench.ask1': receive('bench.ask1'),
      },
      sends: {},
    },
    'flood-producer': {
      ...agent('flood-producer'),
      receives: {},
      sends: { 'bench.bulk': send, 'bench.urgent': send },
    },
    'flood-consumer': {
      ...agent('flood-consumer'),
      receives: {
        'bench.bulk': { ...receive('bench.bulk'), concurrency: 1 },
        'bench.urgent': receive('bench.urgent'),
      },
      sends: {},
    },
  },
  reserved: [],
};
