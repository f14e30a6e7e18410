import type { Bundle, BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';

const hash = '0'.repeat(64);

const channel: Omit<BundleChannel, 'name' | 'address' | 'messages'> = {
  parameters: {},
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
};

const agent: Omit<BundleAgent, 'name' | 'receives' | 'sends'> = {
  version: '1.0.0',
  capabilities: [],
  external: false,
  parameters: [],
  backup: null,
  escalation: [],
};

const receive: Omit<BundleReceive, 'channels' | 'messages'> = {
  concurrency: 1,
  timeoutMs: 30_000,
  retry: { attempts: 3, minBackoffMs: 200, maxBackoffMs: 5000 },
  receipt: true,
  deadLetter: true,
};

const send: Omit<BundleSend, 'messages'> = {
  timeoutMs: null,
  fallback: null,
  breaker: null,
  bulkhead: null,
  hedge: false,
};

const quoteRequest = {
  type: 'object',
  required: ['item', 'quantity'],
  properties: { item: { enum: ['tea', 'cake'] }, quantity: { type: 'integer', minimum: 1 } },
  additionalProperties: false,
};

/** A shop: `customer` asks `pricing` in a region, and places orders that `ledger` reads. */
export const shop: Bundle = {
  bundle: 1,
  prefix: 'parley/v1',
  tenant: null,
  operators: ['parley-cli'],
  reserved: [],
  messages: {
    'shop.quote-request.v1': { type: 'shop.quote-request.v1', schema: quoteRequest, hash },
    'shop.quote.v1': { type: 'shop.quote.v1', schema: { type: 'object', required: ['totalCents'] }, hash },
    'shop.order.v1': { type: 'shop.order.v1', schema: { type: 'object' }, hash },
    'shop.price-list.v1': { type: 'shop.price-list.v1', schema: true, hash },
  },
  channels: {
    'quote.request': {
      ...channel,
      name: 'quote.request',
      address: 'shop/{region}/quote',
      parameters: { region: { enum: ['eu', 'us'] } },
      messages: ['shop.quote-request.v1'],
      reply: { channel: 'quote.reply', timeoutMs: 5000 },
    },
    'quote.reply': { ...channel, name: 'quote.reply', address: null, messages: ['shop.quote.v1'] },
    'order.placed': { ...channel, name: 'order.placed', address: 'shop/order', messages: ['shop.order.v1'] },
    'price.list': {
      ...channel,
      name: 'price.list',
      address: 'shop/prices',
      messages: ['shop.price-list.v1'],
      retain: true,
    },
  },
  agents: {
    customer: {
      ...agent,
      name: 'customer',
      receives: {},
      sends: {
        'quote.request': { ...send, messages: ['shop.quote-request.v1'] },
        'order.placed': { ...send, messages: ['shop.order.v1'] },
      },
    },
    pricing: {
      ...agent,
      name: 'pricing',
      backup: 'pricing-standby',
      receives: {
        'quote.request': { ...receive, channels: ['quote.request'], messages: ['shop.quote-request.v1'] },
      },
      sends: { 'price.list': { ...send, messages: ['shop.price-list.v1'] } },
    },
    'pricing-standby': { ...agent, name: 'pricing-standby', receives: {}, sends: {} },
    ledger: {
      ...agent,
      name: 'ledger',
      receives: { 'order.placed': { ...receive, channels: ['order.placed'], messages: ['shop.order.v1'] } },
      sends: {},
    },
  },
};

/** The bytes of an event, in time and from the customer unless said otherwise. */
export function event(type: string, data: unknown, attributes: Readonly<Record<string, unknown>> = {}) {
  return { specversion: '1.0', id: 'e1', source: '/agents/customer/c1', type, data, ...attributes };
}

/** UTF-8 of a JSON value. */
export function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
