import type { MatrixKind, MatrixLanguage } from './cell.ts';

/** The document of each kind, without the ending of its language. */
export const matrixDocuments: Readonly<Record<MatrixKind, string>> = {
  channel: 'channels/shop.channel.EXT',
  agent: 'agents/desk.agent.EXT',
  schema: 'messages/order.v1.schema.EXT',
  configuration: 'parley.config.EXT',
};

const program = `import { desk } from './generated/agents.ts';

await bus.agent(desk, {
  'order.placed': async ({ data }, context) => {
    await context.send('order.seen', data);
  },
});
`;

const yaml = {
  'messages/order.v1.schema.yaml': `title: Order
description: What somebody orders.
type: object
additionalProperties: false
required: [id, buyer]
properties:
  id: { type: string, maxLength: 20, description: Which order. }
  buyer: { $ref: shared/buyer.schema.yaml#/$defs/buyer }
  state:
    type: string
    description: How far it is.
    enum: [open, paid]
examples:
  - { id: a1, buyer: { name: Ada }, state: open }
`,
  'messages/receipt.v1.schema.yaml': `title: Receipt
description: That an order is paid.
type: object
additionalProperties: false
required: [id]
properties:
  id: { type: string, maxLength: 20, description: Of which order. }
examples:
  - { id: a1 }
`,
  'messages/shared/buyer.schema.yaml': `$defs:
  buyer:
    type: object
    description: Who buys.
    additionalProperties: false
    required: [name]
    properties:
      name: { type: string, maxLength: 20, description: In full. }
`,
  'channels/shop.channel.yaml': `channels:
  order.placed:
    description: Orders of all shops.
    address: shop/{region}/order
    parameters:
      region: { enum: [eu, us] }
    messages: [order.v1]
    reply:
      channel: order.result
  order.result:
    description: What became of an order.
    messages: [receipt.v1]
  order.seen:
    description: Orders that a desk has seen.
    address: shop/seen
    messages: [order.v1]
    ttl: 60s
`,
  'agents/desk.agent.yaml': `agent: desk
version: 1.0.0
description: Takes orders.
receives:
  order.placed: {}
sends:
  order.seen: {}
`,
  'agents/till.agent.yaml': `agent: till
version: 1.0.0
description: Places orders and looks at what is seen.
receives:
  order.seen: {}
sends:
  order.placed: {}
`,
  'parley.config.yaml': `include: [messages, channels, agents]
run:
  desk: node src/desk.ts
broker: lab
brokers:
  lab: { url: 'mqtt://127.0.0.1:1883' }
`,
  'src/desk.ts': program,
} as const;

const json = {
  'messages/order.v1.schema.json': `{
  "title": "Order",
  "description": "What somebody orders.",
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "buyer"],
  "properties": {
    "id": { "type": "string", "maxLength": 20, "description": "Which order." },
    "buyer": { "$ref": "shared/buyer.schema.json#/$defs/buyer" },
    "state": {
      "type": "string",
      "description": "How far it is.",
      "enum": ["open", "paid"]
    }
  },
  "examples": [
    { "id": "a1", "buyer": { "name": "Ada" }, "state": "open" }
  ]
}
`,
  'messages/receipt.v1.schema.json': `{
  "title": "Receipt",
  "description": "That an order is paid.",
  "type": "object",
  "additionalProperties": false,
  "required": ["id"],
  "properties": {
    "id": { "type": "string", "maxLength": 20, "description": "Of which order." }
  },
  "examples": [{ "id": "a1" }]
}
`,
  'messages/shared/buyer.schema.json': `{
  "$defs": {
    "buyer": {
      "type": "object",
      "description": "Who buys.",
      "additionalProperties": false,
      "required": ["name"],
      "properties": {
        "name": { "type": "string", "maxLength": 20, "description": "In full." }
      }
    }
  }
}
`,
  'channels/shop.channel.json': `{
  "channels": {
    "order.placed": {
      "description": "Orders of all shops.",
      "address": "shop/{region}/order",
      "parameters": {
        "region": { "enum": ["eu", "us"] }
      },
      "messages": ["order.v1"],
      "reply": {
        "channel": "order.result"
      }
    },
    "order.result": {
      "description": "What became of an order.",
      "messages": ["receipt.v1"]
    },
    "order.seen": {
      "description": "Orders that a desk has seen.",
      "address": "shop/seen",
      "messages": ["order.v1"],
      "ttl": "60s"
    }
  }
}
`,
  'agents/desk.agent.json': `{
  "agent": "desk",
  "version": "1.0.0",
  "description": "Takes orders.",
  "receives": {
    "order.placed": {}
  },
  "sends": {
    "order.seen": {}
  }
}
`,
  'agents/till.agent.json': `{
  "agent": "till",
  "version": "1.0.0",
  "description": "Places orders and looks at what is seen.",
  "receives": {
    "order.seen": {}
  },
  "sends": {
    "order.placed": {}
  }
}
`,
  'parley.config.json': `{
  "include": ["messages", "channels", "agents"],
  "run": {
    "desk": "node src/desk.ts"
  },
  "broker": "lab",
  "brokers": {
    "lab": { "url": "mqtt://127.0.0.1:1883" }
  }
}
`,
  'src/desk.ts': program,
} as const;

/** The workspace in which all cells are: sound, and the same in both languages. */
export const matrixFiles: Readonly<Record<MatrixLanguage, Readonly<Record<string, string>>>> = { yaml, json };
