import { type MatrixFeature, type MatrixRow, each } from './cell.ts';

/** What changes the text: each expects lines that are new, and files that come or go. */
export const changing = {
  rename: {
    channel: each(
      {
        cursor: '  order.pla‸ced:',
        expect: [
          'channels/shop.channel.EXT: order.taken:',
          'agents/desk.agent.EXT: order.taken: {}',
          'agents/till.agent.EXT: order.taken: {}',
        ],
      },
      {
        cursor: '"order.pla‸ced"',
        expect: [
          'channels/shop.channel.EXT: "order.taken": {',
          'agents/desk.agent.EXT: "order.taken": {}',
          'agents/till.agent.EXT: "order.taken": {}',
        ],
      },
      { ask: 'order.taken' },
    ),
    agent: each(
      { cursor: 'agent: des‸k' },
      { cursor: '"agent": "des‸k"' },
      { ask: 'counter', expect: ['+ agents/counter.agent.EXT', '- agents/desk.agent.EXT'] },
    ),
    schema: each(
      { cursor: 'tit‸le: Order' },
      { cursor: '"tit‸le": "Order"' },
      { ask: 'bill.v1', expect: ['+ messages/bill.v1.schema.EXT'] },
    ),
    configuration: each(
      { cursor: '  la‸b: {', expect: ['parley.config.EXT: broker: field'] },
      { cursor: '    "la‸b": {', expect: ['parley.config.EXT: "broker": "field",'] },
      { ask: 'field' },
    ),
  },
  'quick fixes': {
    channel: each(
      {
        replace: 'messages: [receipt.v1]',
        cursor: 'messages: [receipt.v9‸]',
        expect: ['channels/shop.channel.EXT: messages: [receipt.v1]'],
      },
      {
        replace: '"messages": ["receipt.v1"]',
        cursor: '"messages": ["receipt.v9‸"]',
        expect: ['channels/shop.channel.EXT: "messages": ["receipt.v1"]'],
      },
      { ask: 'Write "receipt.v1"' },
    ),
    agent: each(
      { replace: 'order.seen', cursor: 'order.sen‸', expect: ['agents/desk.agent.EXT: order.seen: {}'] },
      { replace: 'order.seen', cursor: 'order.sen‸', expect: ['agents/desk.agent.EXT: "order.seen": {}'] },
      { ask: 'Write "order.seen"' },
    ),
    schema: each(
      {
        replace: 'required:',
        cursor: 'requird‸:',
        expect: ['messages/order.v1.schema.EXT: required: [id, buyer]'],
      },
      {
        replace: '"required":',
        cursor: '"requird‸":',
        expect: ['messages/order.v1.schema.EXT: "required": ["id", "buyer"],'],
      },
      { ask: 'Write "required"' },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'broker: lob‸', expect: ['parley.config.EXT: broker: lab'] },
      {
        replace: '"broker": "lab"',
        cursor: '"broker": "lob‸"',
        expect: ['parley.config.EXT: "broker": "lab",'],
      },
      { ask: 'Write "lab"' },
    ),
  },
  suppress: {
    channel: each(
      {
        replace: 'messages: [receipt.v1]',
        cursor: 'messages: [receipt.v9‸]',
        expect: ['channels/shop.channel.EXT: # parley-ignore CHANNEL_MESSAGE_UNRESOLVED: say why'],
      },
      {
        replace: '"messages": ["receipt.v1"]',
        cursor: '"messages": ["receipt.v9‸"]',
        expect: [
          'channels/shop.channel.EXT: "$comment": "parley-ignore CHANNEL_MESSAGE_UNRESOLVED: say why",',
        ],
      },
      { ask: 'Suppress CHANNEL_MESSAGE_UNRESOLVED, with a reason' },
    ),
    agent: each(
      {
        replace: 'order.seen',
        cursor: 'order.sen‸',
        expect: ['agents/desk.agent.EXT: # parley-ignore SEND_UNRESOLVED: say why'],
      },
      {
        replace: 'order.seen',
        cursor: 'order.sen‸',
        expect: [
          'agents/desk.agent.EXT: "order.sen": { "$comment": "parley-ignore SEND_UNRESOLVED: say why" }',
        ],
      },
      { ask: 'Suppress SEND_UNRESOLVED, with a reason' },
    ),
    schema: each(
      {
        replace: 'state: open',
        cursor: 'state: opened‸',
        expect: ['messages/order.v1.schema.EXT: # parley-ignore SCHEMA_EXAMPLE_INVALID: say why'],
      },
      {
        replace: '"state": "open"',
        cursor: '"state": "opened‸"',
        expect: [
          'messages/order.v1.schema.EXT: "$comment": "parley-ignore SCHEMA_EXAMPLE_INVALID: say why",',
        ],
      },
      { ask: 'Suppress SCHEMA_EXAMPLE_INVALID, with a reason' },
    ),
    configuration: each(
      {
        replace: 'broker: lab',
        cursor: 'broker: lob‸',
        expect: ['parley.config.EXT: # parley-ignore BROKER_UNRESOLVED: say why'],
      },
      {
        replace: '"broker": "lab"',
        cursor: '"broker": "lob‸"',
        expect: ['parley.config.EXT: "$comment": "parley-ignore BROKER_UNRESOLVED: say why",'],
      },
      { ask: 'Suppress BROKER_UNRESOLVED, with a reason' },
    ),
  },
  format: {
    channel: each(
      { replace: 'ttl: 60s', cursor: 'ttl:   60s‸', expect: ['channels/shop.channel.EXT: ttl: 60s'] },
      {
        replace: '"ttl": "60s"',
        cursor: '"ttl":"60s"‸',
        expect: ['channels/shop.channel.EXT: "ttl": "60s"'],
      },
    ),
    agent: each(
      {
        replace: 'order.seen: {}',
        cursor: 'order.seen:   {}‸',
        expect: ['agents/desk.agent.EXT: order.seen: {}'],
      },
      {
        replace: '"order.seen": {}',
        cursor: '"order.seen":{}‸',
        expect: ['agents/desk.agent.EXT: "order.seen": {}'],
      },
    ),
    schema: each(
      {
        replace: 'type: object',
        cursor: 'type:   object‸',
        expect: ['messages/order.v1.schema.EXT: type: object'],
      },
      {
        replace: '"type": "object"',
        cursor: '"type":"object"‸',
        expect: ['messages/order.v1.schema.EXT: "type": "object",'],
      },
    ),
    configuration: each(
      { replace: 'broker: lab', cursor: 'broker:   lab‸', expect: ['parley.config.EXT: broker: lab'] },
      {
        replace: '"broker": "lab"',
        cursor: '"broker":"lab"‸',
        expect: ['parley.config.EXT: "broker": "lab",'],
      },
    ),
  },
} as const satisfies Partial<Record<MatrixFeature, MatrixRow>>;
