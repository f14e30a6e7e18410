import { type CheckCase, lines } from './check-case.ts';

/** What a channel promises with one key and gives up with another. */
export const promiseCases: readonly CheckCase[] = [
  {
    about: 'an envelope that only a foreign client writes',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    maxBytes: 128B',
      ),
      'agents/warehouse.agent.yaml': lines(
        'agent: warehouse',
        'external: true',
        'sends:',
        '  shelf.changed: {}',
      ),
    },
    findings: [],
  },
  {
    about: 'days that are in no calendar',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    deprecated: { since: 2026-02-30, sunset: 2028-02-29 }',
      ),
      'agents/warehouse.agent.yaml': 'agent: warehouse\n',
      'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.*: {}'),
    },
    findings: ['channels/shelf.channel.yaml:5:26 DEPRECATION_DATES there is no day 2026-02-30'],
  },
  {
    about: 'a reply that takes longer than the request lives',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/{region}/order',
        '    parameters: { region: { enum: [eu, us] } }',
        '    messages: [order.v1]',
        '    ttl: 2s',
        '    reply: { channel: order.result, timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/shop.channel.yaml:7:46 REPLY_TIMEOUT_BEYOND_TTL the reply may take 5s, but the request expires after 2s',
    ],
  },
  {
    about: 'limits of nothing: one cause, one finding',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/order',
        '    messages: [order.v1]',
        '    ttl: 0s',
        '    batch: { linger: 1s, bytes: 0B }',
        '    reply: { channel: order.result, timeout: 0ms }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { timeout: 2s }'),
    },
    findings: [
      'channels/shop.channel.yaml:5:10 CHANNEL_LIMIT_ZERO ttl is nothing, so no message gets through',
      'channels/shop.channel.yaml:6:33 CHANNEL_LIMIT_ZERO batch.bytes is nothing, so no message gets through',
      'channels/shop.channel.yaml:7:46 CHANNEL_LIMIT_ZERO reply.timeout is nothing, so no message gets through',
    ],
  },
  {
    about: 'durable as an object',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    durable: { journal: interval }',
        '    delivery: at-most-once',
        '    share: every',
      ),
    },
    findings: [
      'channels/shelf.channel.yaml:5:14 DURABLE_AT_MOST_ONCE a durable channel cannot be at-most-once (use at-least-once or exactly-once)',
      'channels/shelf.channel.yaml:5:14 DURABLE_WITHOUT_TTL a durable channel needs a ttl (add for example ttl: 24h)',
      'channels/shelf.channel.yaml:7:12 DURABLE_EVERY a durable channel cannot go to every instance: only agents can confirm (use share: one)',
    ],
  },
  {
    about: 'durable: false, which promises nothing',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    durable: false',
        '    delivery: at-most-once',
        '    share: every',
      ),
    },
    findings: [],
  },
  {
    about: 'two ends of a workflow',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    stage: Counted',
        '    final: true',
        '  shelf.refused:',
        '    address: shop/shelf/refused',
        '    messages: [item.v1]',
        '    final: true',
      ),
      'agents/warehouse.agent.yaml': lines(
        'agent: warehouse',
        'sends:',
        '  shelf.changed: {}',
        '  shelf.refused: {}',
      ),
      'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.*: {}'),
    },
    findings: [],
  },
  {
    about: 'keys by reference: a list is none, a text or null may be one',
    files: {
      'messages/shared/place.schema.json': '{ "type": "array", "items": { "type": "string" } }\n',
      'messages/item.v1.schema.json':
        '{ "allOf": [{ "required": ["place", "sku"], "properties": { "place": { "$ref": "shared/place.schema.json" }, "sku": { "type": ["string", "null"] } } }] }\n',
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '    orderBy: /place',
        '  shelf.moved:',
        '    address: shop/shelf/moved',
        '    messages: [item.v1]',
        '    orderBy: /sku',
      ),
      'agents/warehouse.agent.yaml': lines(
        'agent: warehouse',
        'sends:',
        '  shelf.changed: {}',
        '  shelf.moved: {}',
      ),
      'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.*: {}'),
    },
    findings: [
      'channels/shelf.channel.yaml:5:14 ORDER_BY_NOT_SCALAR /place of "item.v1" is no text, number or truth value, so its messages have no key and no order; what it is messages/shared/place.schema.json:1:11',
    ],
  },
  {
    about: 'a request of more hops than the default of its reply',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/order',
        '    messages: [order.v1]',
        '    hops: 64',
        '    reply: { channel: order.result, timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/shop.channel.yaml:5:11 REPLY_HOPS_BELOW_REQUEST a reply has one hop more than its request: "order.request" may come with 64, but "order.result" allows 32 (set hops: 65 on "order.result", or hops: 31 on "order.request"); the reply channels/shop.channel.yaml:7:3',
    ],
  },
];
