import { type MatrixFeature, type MatrixRow, both, each, gap } from './cell.ts';

const schemasAlone = 'Only a schema has parts that others may refer to.';

/** What says the same in another way: each expects lines that are new or moved, and files that come or go. */
export const refactoring = {
  extract: {
    channel: gap(schemasAlone),
    agent: gap(schemasAlone),
    schema: each(
      {
        cursor: 'descr‸iption: How far',
        expect: [
          "messages/order.v1.schema.EXT: state: { $ref: '#/$defs/state' }",
          'messages/order.v1.schema.EXT: $defs:',
        ],
      },
      {
        cursor: '"descr‸iption": "How far',
        expect: [
          'messages/order.v1.schema.EXT: "state": { "$ref": "#/$defs/state" }',
          'messages/order.v1.schema.EXT: "$defs": {',
        ],
      },
      { ask: 'Extract to $defs/state' },
    ),
    configuration: gap(schemasAlone),
  },
  inline: {
    channel: gap(schemasAlone),
    agent: gap(schemasAlone),
    schema: each(
      {
        cursor: 'shared/bu‸yer.schema.yaml',
        expect: ['messages/order.v1.schema.EXT: description: Who buys.'],
      },
      {
        cursor: 'shared/bu‸yer.schema.json',
        expect: ['messages/order.v1.schema.EXT: "description": "Who buys.",'],
      },
      { ask: 'Inline shared/buyer.schema.EXT#/$defs/buyer' },
    ),
    configuration: gap(schemasAlone),
  },
  'new major version': {
    channel: both({
      cursor: 'receipt‸.v1',
      ask: 'New major version receipt.v2',
      expect: ['+ messages/receipt.v2.schema.EXT'],
    }),
    agent: each(
      { replace: 'order.seen: {}', cursor: 'order.seen: { messages: [order.‸v1] }' },
      { replace: '"order.seen": {}', cursor: '"order.seen": { "messages": ["order.‸v1"] }' },
      { ask: 'New major version order.v2', expect: ['+ messages/order.v2.schema.EXT'] },
    ),
    schema: each(
      { cursor: 'tit‸le: Order' },
      { cursor: '"tit‸le": "Order"' },
      { ask: 'New major version order.v2', expect: ['+ messages/order.v2.schema.EXT'] },
    ),
    configuration: gap('A configuration names no message.'),
  },
  'sort keys': {
    channel: each(
      {
        replace: 'channels:',
        cursor: 'reserved: [order.gone]\nchan‸nels:',
        expect: ['channels/shop.channel.EXT: reserved: [order.gone]'],
      },
      {
        replace: '"channels":',
        cursor: '"reserved": ["order.gone"],\n  "chan‸nels":',
        expect: ['channels/shop.channel.EXT: "reserved": ["order.gone"]'],
      },
      { ask: 'Sort keys' },
    ),
    agent: each(
      {
        replace: 'agent: desk\nversion: 1.0.0',
        cursor: 'version: 1.0.0\nage‸nt: desk',
        expect: ['agents/desk.agent.EXT: version: 1.0.0'],
      },
      {
        replace: '"agent": "desk",\n  "version": "1.0.0"',
        cursor: '"version": "1.0.0",\n  "age‸nt": "desk"',
        expect: ['agents/desk.agent.EXT: "version": "1.0.0",'],
      },
      { ask: 'Sort keys' },
    ),
    schema: each(
      {
        replace: 'title: Order\ndescription: What somebody orders.',
        cursor: 'description: What somebody orders.\ntit‸le: Order',
        expect: [
          'messages/order.v1.schema.EXT: id: { description: Which order., type: string, maxLength: 20 }',
        ],
      },
      {
        replace: '"title": "Order",\n  "description": "What somebody orders."',
        cursor: '"description": "What somebody orders.",\n  "tit‸le": "Order"',
        expect: [
          'messages/order.v1.schema.EXT: "id": { "description": "Which order.", "type": "string", "maxLength": 20 },',
        ],
      },
      { ask: 'Sort keys' },
    ),
    configuration: each(
      {
        replace: 'include: [messages, channels, agents]\nrun:\n  desk: node src/desk.ts',
        cursor: 'run:\n  desk: node src/desk.ts\ninc‸lude: [messages, channels, agents]',
        expect: ['parley.config.EXT: include: [messages, channels, agents]'],
      },
      {
        replace:
          '"include": ["messages", "channels", "agents"],\n  "run": {\n    "desk": "node src/desk.ts"\n  }',
        cursor:
          '"run": {\n    "desk": "node src/desk.ts"\n  },\n  "inc‸lude": ["messages", "channels", "agents"]',
        expect: ['parley.config.EXT: "include": ["messages", "channels", "agents"],'],
      },
      { ask: 'Sort keys' },
    ),
  },
  convert: {
    channel: each(
      { cursor: 'chan‸nels:', ask: 'Convert to JSON', expect: ['+ channels/shop.channel.json'] },
      { cursor: '"chan‸nels"', ask: 'Convert to YAML', expect: ['+ channels/shop.channel.yaml'] },
    ),
    agent: each(
      { cursor: 'age‸nt:', ask: 'Convert to JSON', expect: ['+ agents/desk.agent.json'] },
      { cursor: '"age‸nt"', ask: 'Convert to YAML', expect: ['+ agents/desk.agent.yaml'] },
    ),
    schema: each(
      { cursor: 'tit‸le:', ask: 'Convert to JSON', expect: ['+ messages/order.v1.schema.json'] },
      { cursor: '"tit‸le"', ask: 'Convert to YAML', expect: ['+ messages/order.v1.schema.yaml'] },
    ),
    configuration: each(
      { cursor: 'inc‸lude:', ask: 'Convert to JSON', expect: ['+ parley.config.json'] },
      { cursor: '"inc‸lude"', ask: 'Convert to YAML', expect: ['+ parley.config.yaml'] },
    ),
  },
} as const satisfies Partial<Record<MatrixFeature, MatrixRow>>;
