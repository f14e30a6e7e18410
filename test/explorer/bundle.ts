import type { Bundle } from '@parley/schemas';
import { agentDefaults, channelDefaults, receiveDefaults, sendDefaults } from '../support/contracts.ts';

const hash = '0'.repeat(64);

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
      ...channelDefaults,
      name: 'quote.request',
      address: 'shop/{region}/quote',
      parameters: { region: { enum: ['eu', 'us'] } },
      messages: ['shop.quote-request.v1'],
      reply: { channel: 'quote.reply', timeoutMs: 5000 },
    },
    'quote.reply': { ...channelDefaults, name: 'quote.reply', address: null, messages: ['shop.quote.v1'] },
    'order.placed': {
      ...channelDefaults,
      name: 'order.placed',
      address: 'shop/order',
      messages: ['shop.order.v1'],
    },
    'price.list': {
      ...channelDefaults,
      name: 'price.list',
      address: 'shop/prices',
      messages: ['shop.price-list.v1'],
      retain: true,
    },
  },
  agents: {
    customer: {
      ...agentDefaults,
      name: 'customer',
      receives: {},
      sends: {
        'quote.request': { ...sendDefaults, messages: ['shop.quote-request.v1'] },
        'order.placed': { ...sendDefaults, messages: ['shop.order.v1'] },
      },
    },
    pricing: {
      ...agentDefaults,
      name: 'pricing',
      backup: 'pricing-standby',
      receives: {
        'quote.request': {
          ...receiveDefaults,
          channels: ['quote.request'],
          messages: ['shop.quote-request.v1'],
        },
      },
      sends: { 'price.list': { ...sendDefaults, messages: ['shop.price-list.v1'] } },
    },
    'pricing-standby': { ...agentDefaults, name: 'pricing-standby', receives: {}, sends: {} },
    ledger: {
      ...agentDefaults,
      name: 'ledger',
      receives: {
        'order.placed': { ...receiveDefaults, channels: ['order.placed'], messages: ['shop.order.v1'] },
      },
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
