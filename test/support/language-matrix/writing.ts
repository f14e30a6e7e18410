import { type MatrixFeature, type MatrixRow, each } from './cell.ts';

/** What is said and offered while somebody writes. */
export const writing = {
  diagnostics: {
    channel: each(
      { replace: 'messages: [receipt.v1]', cursor: 'messages: [receipt.v9‸]' },
      {
        replace: '"messages": ["receipt.v1"]',
        cursor: '"messages": ["receipt.v9‸"]',
        expect: ['CHANNEL_MESSAGE_UNRESOLVED: "receipt.v9"'],
      },
      { expect: ['CHANNEL_MESSAGE_UNRESOLVED: receipt.v9'] },
    ),
    agent: each(
      { replace: 'order.seen', cursor: 'order.sen‸' },
      { replace: 'order.seen', cursor: 'order.sen‸', expect: ['SEND_UNRESOLVED: "order.sen"'] },
      { expect: ['SEND_UNRESOLVED: order.sen'] },
    ),
    schema: each(
      { replace: 'state: open', cursor: 'state: opened‸' },
      {
        replace: '"state": "open"',
        cursor: '"state": "opened‸"',
        expect: ['SCHEMA_EXAMPLE_INVALID: "opened"'],
      },
      { expect: ['SCHEMA_EXAMPLE_INVALID: opened'] },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'broker: lob‸' },
      { replace: '"broker": "lab"', cursor: '"broker": "lob‸"', expect: ['BROKER_UNRESOLVED: "lob"'] },
      { expect: ['BROKER_UNRESOLVED: lob'] },
    ),
  },
  'complete keys': {
    channel: each(
      {
        replace: '    ttl: 60s',
        cursor: '    stab‸',
        expect: ['channels/shop.channel.EXT: stability: draft'],
      },
      {
        replace: '"ttl": "60s"',
        cursor: '"stab‸"',
        expect: ['channels/shop.channel.EXT: "stability": "draft"'],
      },
      { ask: 'stability' },
    ),
    agent: each(
      { replace: 'sends:', cursor: 'capa‸\nsends:', expect: ['agents/desk.agent.EXT: capabilities: []'] },
      {
        replace: '"sends"',
        cursor: '"capa‸",\n  "sends"',
        expect: ['agents/desk.agent.EXT: "capabilities": [""],'],
      },
      { ask: 'capabilities' },
    ),
    schema: each(
      {
        replace: '    enum: [open, paid]',
        cursor: '    maxL‸',
        expect: ['messages/order.v1.schema.EXT: maxLength: 1'],
      },
      {
        replace: '"enum": ["open", "paid"]',
        cursor: '"maxL‸"',
        expect: ['messages/order.v1.schema.EXT: "maxLength": 1'],
      },
      { ask: 'maxLength' },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'stat‸', expect: ['parley.config.EXT: state: .parley'] },
      { replace: '"broker": "lab"', cursor: '"stat‸"', expect: ['parley.config.EXT: "state": ".parley",'] },
      { ask: 'state' },
    ),
  },
  'complete values': {
    channel: each(
      {
        replace: 'ttl: 60s',
        cursor: 'delivery: ‸',
        expect: ['channels/shop.channel.EXT: delivery: exactly-once'],
      },
      {
        replace: '"ttl": "60s"',
        cursor: '"delivery": "‸"',
        expect: ['channels/shop.channel.EXT: "delivery": "exactly-once"'],
      },
      { ask: 'exactly-once' },
    ),
    agent: each(
      {
        replace: 'sends:',
        cursor: 'escalation: [‸]\nsends:',
        expect: ['agents/desk.agent.EXT: escalation: [manual]'],
      },
      {
        replace: '"sends"',
        cursor: '"escalation": ["‸"],\n  "sends"',
        expect: ['agents/desk.agent.EXT: "escalation": ["manual"],'],
      },
      { ask: 'manual' },
    ),
    schema: each(
      {
        replace: 'state: open',
        cursor: 'state: ‸',
        expect: ['messages/order.v1.schema.EXT: - { id: a1, buyer: { name: Ada }, state: paid }'],
      },
      {
        replace: '"state": "open"',
        cursor: '"state": "‸"',
        expect: ['messages/order.v1.schema.EXT: { "id": "a1", "buyer": { "name": "Ada" }, "state": "paid" }'],
      },
      { ask: 'paid' },
    ),
    configuration: each(
      {
        replace: 'broker: lab',
        cursor: 'check: { severities: { SCHEMA_UNUSED: ‸ } }\nbroker: lab',
        expect: ['parley.config.EXT: check: { severities: { SCHEMA_UNUSED: info } }'],
      },
      {
        replace: '"broker": "lab"',
        cursor: '"check": { "severities": { "SCHEMA_UNUSED": "‸" } },\n  "broker": "lab"',
        expect: ['parley.config.EXT: "check": { "severities": { "SCHEMA_UNUSED": "info" } },'],
      },
      { ask: 'info' },
    ),
  },
  'complete references': {
    channel: each(
      {
        replace: 'channel: order.result',
        cursor: 'channel: ‸',
        expect: ['channels/shop.channel.EXT: channel: order.result'],
      },
      {
        replace: '"channel": "order.result"',
        cursor: '"channel": "‸"',
        expect: ['channels/shop.channel.EXT: "channel": "order.result"'],
      },
      { ask: 'order.result' },
    ),
    agent: each(
      { replace: 'order.seen: {}', cursor: 'ord‸', expect: ['agents/desk.agent.EXT: order.seen: {}'] },
      { replace: '"order.seen": {}', cursor: '"ord‸"', expect: ['agents/desk.agent.EXT: "order.seen": {}'] },
      { ask: 'order.seen' },
    ),
    schema: each(
      {
        replace: 'shared/buyer.schema.yaml#/$defs/buyer',
        cursor: '‸',
        expect: ['messages/order.v1.schema.EXT: buyer: { $ref: "shared/buyer.schema.yaml#/$defs/buyer" }'],
      },
      {
        replace: 'shared/buyer.schema.json#/$defs/buyer',
        cursor: '‸',
        expect: [
          'messages/order.v1.schema.EXT: "buyer": { "$ref": "shared/buyer.schema.json#/$defs/buyer" },',
        ],
      },
      { ask: 'shared/buyer.schema.EXT#/$defs/buyer' },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'broker: ‸', expect: ['parley.config.EXT: broker: lab'] },
      {
        replace: '"broker": "lab"',
        cursor: '"broker": "‸"',
        expect: ['parley.config.EXT: "broker": "lab",'],
      },
      { ask: 'lab' },
    ),
  },
  snippets: {
    channel: each(
      {
        replace: '    ttl: 60s',
        cursor: '    deprec‸',
        expect: ['channels/shop.channel.EXT: deprecated: ${1|true,false|}'],
      },
      {
        replace: '"ttl": "60s"',
        cursor: '"deprec‸"',
        expect: ['channels/shop.channel.EXT: "deprecated": ${1|true,false|}'],
      },
      { ask: 'deprecated' },
    ),
    agent: each(
      {
        replace: 'order.seen: {}',
        cursor: 'order.seen: { time‸ }',
        expect: ['agents/desk.agent.EXT: order.seen: { timeout: ${1:30s} }'],
      },
      {
        replace: '"order.seen": {}',
        cursor: '"order.seen": { "time‸" }',
        expect: ['agents/desk.agent.EXT: "order.seen": { "timeout": ${1:"30s"} }'],
      },
      { ask: 'timeout' },
    ),
    schema: each(
      {
        replace: '    enum: [open, paid]',
        cursor: '    maxL‸',
        expect: ['messages/order.v1.schema.EXT: maxLength: ${1:1}'],
      },
      {
        replace: '"enum": ["open", "paid"]',
        cursor: '"maxL‸"',
        expect: ['messages/order.v1.schema.EXT: "maxLength": ${1:1}'],
      },
      { ask: 'maxLength' },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'gen‸', expect: ['parley.config.EXT: generate: { $1 }'] },
      { replace: '"broker": "lab"', cursor: '"gen‸"', expect: ['parley.config.EXT: "generate": { $1 },'] },
      { ask: 'generate' },
    ),
  },
} as const satisfies Partial<Record<MatrixFeature, MatrixRow>>;
