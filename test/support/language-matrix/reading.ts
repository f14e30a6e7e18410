import { type MatrixFeature, type MatrixRow, both, each, gap } from './cell.ts';

/** What a place means, and where it leads. */
export const reading = {
  hover: {
    channel: each(
      { cursor: 'channel: order.res‸ult' },
      { cursor: '"channel": "order.res‸ult"' },
      { expect: ['What became of an order.'] },
    ),
    agent: both({ cursor: 'order.pla‸ced', expect: ['shop/{region}/order'] }),
    schema: each(
      { cursor: 'shared/bu‸yer.schema.yaml' },
      { cursor: 'shared/bu‸yer.schema.json' },
      { expect: ['Who buys.'] },
    ),
    configuration: each(
      { cursor: 'brok‸er: lab' },
      { cursor: '"brok‸er": "lab"' },
      { expect: ['A key of brokers, or a URL.'] },
    ),
  },
  definition: {
    channel: both({ cursor: 'receipt‸.v1', expect: ['messages/receipt.v1.schema.EXT: '] }),
    agent: both({ cursor: 'order.pla‸ced', expect: ['channels/shop.channel.EXT: order.placed'] }),
    schema: each(
      { cursor: 'shared/bu‸yer.schema.yaml' },
      { cursor: 'shared/bu‸yer.schema.json' },
      { expect: ['messages/shared/buyer.schema.EXT: buyer'] },
    ),
    configuration: each(
      { cursor: 'broker: la‸b' },
      { cursor: '"broker": "la‸b"' },
      { expect: ['parley.config.EXT: lab'] },
    ),
  },
  references: {
    channel: each(
      { cursor: '  order.pla‸ced:' },
      { cursor: '"order.pla‸ced"' },
      {
        expect: [
          'agents/desk.agent.EXT: order.placed',
          'agents/till.agent.EXT: order.placed',
          'src/desk.ts: order.placed',
        ],
      },
    ),
    agent: each(
      { cursor: 'agent: des‸k' },
      { cursor: '"agent": "des‸k"' },
      { expect: ['agents/desk.agent.EXT: desk', 'parley.config.EXT: desk'] },
    ),
    schema: each(
      { cursor: 'tit‸le: Order' },
      { cursor: '"tit‸le": "Order"' },
      { expect: ['channels/shop.channel.EXT: order.v1'] },
    ),
    configuration: each(
      { cursor: '  la‸b: {' },
      { cursor: '    "la‸b": {' },
      { expect: ['parley.config.EXT: lab'] },
    ),
  },
  highlights: {
    channel: each(
      { cursor: '  order.res‸ult:', expect: ['use: channel: order.result', 'declaration: order.result:'] },
      {
        cursor: '    "order.res‸ult": {',
        expect: ['use: "channel": "order.result"', 'declaration: "order.result": {'],
      },
    ),
    agent: each(
      {
        replace: 'order.seen: {}',
        cursor: 'order.seen:\n    fallback: order.se‸en',
        expect: ['use: order.seen:', 'use: fallback: order.seen'],
      },
      {
        replace: '"order.seen": {}',
        cursor: '"order.seen": {\n      "fallback": "order.se‸en"\n    }',
        expect: ['use: "order.seen": {', 'use: "fallback": "order.seen"'],
      },
    ),
    schema: each(
      {
        cursor: '  bu‸yer: {',
        expect: [
          'use: required: [id, buyer]',
          'declaration: buyer: { $ref: shared/buyer.schema.yaml#/$defs/buyer }',
        ],
      },
      {
        cursor: '"bu‸yer": { "$ref"',
        expect: [
          'use: "required": ["id", "buyer"],',
          'declaration: "buyer": { "$ref": "shared/buyer.schema.json#/$defs/buyer" },',
        ],
      },
    ),
    configuration: each(
      {
        cursor: 'broker: la‸b',
        expect: ['use: broker: lab', "declaration: lab: { url: 'mqtt://127.0.0.1:1883' }"],
      },
      {
        cursor: '"broker": "la‸b"',
        expect: ['use: "broker": "lab",', 'declaration: "lab": { "url": "mqtt://127.0.0.1:1883" }'],
      },
    ),
  },
  'document symbols': {
    channel: both({ cursor: '‸order.seen', expect: ['order.placed', 'order.result', 'order.seen'] }),
    agent: both({ cursor: '‸order.seen', expect: ['desk', 'order.placed', 'order.seen'] }),
    schema: both({ cursor: '‸Which', expect: ['id', 'buyer', 'state'] }),
    configuration: both({ cursor: '‸127', expect: ['include', 'lab'] }),
  },
  'workspace symbols': {
    channel: both({
      cursor: '‸shop/seen',
      ask: 'order.seen',
      expect: ['channels/shop.channel.EXT: order.seen'],
    }),
    agent: both({ cursor: '‸order.seen', ask: 'desk', expect: ['agents/desk.agent.EXT: desk'] }),
    schema: both({ cursor: '‸Which', ask: 'order.v1', expect: ['messages/order.v1.schema.EXT: order.v1'] }),
    configuration: gap('A configuration declares no channel, agent or message; brokers are in its outline.'),
  },
  'call hierarchy': {
    channel: each(
      { cursor: '  order.pla‸ced:' },
      { cursor: '"order.pla‸ced"' },
      { expect: ['from till', 'to desk'] },
    ),
    agent: each(
      { cursor: 'agent: des‸k' },
      { cursor: '"agent": "des‸k"' },
      { expect: ['from till', 'to till'] },
    ),
    schema: each(
      { cursor: 'tit‸le: Order' },
      { cursor: '"tit‸le": "Order"' },
      { expect: ['from till', 'from desk', 'to desk', 'to till'] },
    ),
    configuration: each(
      { cursor: 'des‸k: node' },
      { cursor: '"des‸k": "node' },
      { expect: ['from till', 'to till'] },
    ),
  },
  links: {
    channel: both({ cursor: '‸receipt.v1', expect: ['receipt.v1 -> messages/receipt.v1.schema.EXT'] }),
    agent: each(
      { replace: 'order.seen: {}', cursor: 'order.seen: { messages: [order.v1‸] }' },
      { replace: '"order.seen": {}', cursor: '"order.seen": { "messages": ["order.v1‸"] }' },
      { expect: ['order.v1 -> messages/order.v1.schema.EXT'] },
    ),
    schema: both({
      cursor: '‸shared/buyer.schema.EXT',
      expect: ['shared/buyer.schema.EXT#/$defs/buyer -> messages/shared/buyer.schema.EXT'],
    }),
    configuration: both({ cursor: '‸src/desk.ts', expect: ['src/desk.ts -> src/desk.ts'] }),
  },
  folding: {
    channel: each(
      { cursor: '‸order.seen', expect: ['order.seen: … ttl: 60s'] },
      { cursor: '‸order.seen', expect: ['"order.seen": { … "ttl": "60s"'] },
    ),
    agent: each(
      { cursor: '‸sends', expect: ['sends: … order.seen: {}'] },
      { cursor: '‸sends', expect: ['"sends": { … "order.seen": {}'] },
    ),
    schema: each(
      { cursor: '  s‸tate:\n', expect: ['state: … enum: [open, paid]'] },
      { cursor: '"s‸tate": {', expect: ['"state": { … "enum": ["open", "paid"]'] },
    ),
    configuration: each(
      { cursor: 'run‸:', expect: ['run: … desk: node src/desk.ts'] },
      { cursor: '"run‸"', expect: ['"run": { … "desk": "node src/desk.ts"'] },
    ),
  },
  'selection ranges': {
    channel: each(
      { cursor: '[rece‸ipt.v1]', expect: ['receipt.v1', '[receipt.v1]', 'messages: [receipt.v1]'] },
      { cursor: '["rece‸ipt.v1"]', expect: ['receipt.v1', '["receipt.v1"]', '"messages": ["receipt.v1"]'] },
    ),
    agent: each(
      { cursor: 'order.se‸en', expect: ['order.seen', 'order.seen: {}'] },
      { cursor: 'order.se‸en', expect: ['order.seen', '"order.seen": {}'] },
    ),
    schema: each(
      { cursor: '[open, pa‸id]', expect: ['paid', '[open, paid]', 'enum: [open, paid]'] },
      { cursor: '["open", "pa‸id"]', expect: ['paid', '["open", "paid"]', '"enum": ["open", "paid"]'] },
    ),
    configuration: each(
      { cursor: 'broker: la‸b', expect: ['lab', 'broker: lab'] },
      { cursor: '"broker": "la‸b"', expect: ['lab', '"broker": "lab"'] },
    ),
  },
  'semantic tokens': {
    channel: both({
      cursor: '‸shop/seen',
      expect: [
        'channel: order.placed',
        'level: shop',
        'parameter: region',
        'separator: /',
        'message: receipt.v1',
      ],
    }),
    agent: both({ cursor: '‸order.seen', expect: ['agent: desk', 'channel: order.seen'] }),
    schema: both({ cursor: '‸Which', expect: ['schema: shared/buyer.schema.EXT#/$defs/buyer'] }),
    configuration: both({ cursor: '‸127', expect: ['agent: desk', 'broker: lab'] }),
  },
  'inlay hints': {
    channel: both({ cursor: '‸shop/seen', expect: ['region: eu | us', 'at-least-once · ttl 1d'] }),
    agent: both({ cursor: '‸order.seen', expect: ['timeout 30s'] }),
    schema: gap('All that holds for a schema is written in it.'),
    configuration: gap('The completion of a key and its hover tell its default.'),
  },
  'code lenses': {
    channel: both({
      cursor: '‸shop/seen',
      expect: ['1 sender, 1 receiver', 'Publish…', 'Show messages', 'Handled in src/desk.ts:4'],
    }),
    agent: both({
      cursor: '‸order.seen',
      expect: ['1 sender, 1 receiver', 'Run agent', 'Handled in src/desk.ts:4', 'Show messages'],
    }),
    schema: both({ cursor: '‸Which', expect: ['2 channels, 2 senders, 2 receivers', 'Publish…'] }),
    configuration: gap(
      'A configuration declares nothing that is sent or received; agents have their lens where they are declared.',
    ),
  },
  'from programs': {
    channel: both({
      file: 'src/desk.ts',
      cursor: "send('order.se‸en'",
      expect: ['channels/shop.channel.EXT: order.seen', 'shows shop/seen'],
    }),
    agent: gap('Programs name channels; who takes them is in the code lenses of the channel.'),
    schema: gap(
      'Programs name channels, and types that are generated from schemas: there the TypeScript service leads to the generated code.',
    ),
    configuration: gap('A program names nothing of the configuration.'),
  },
  'to programs': {
    channel: each(
      { cursor: '  order.pla‸ced:' },
      { cursor: '"order.pla‸ced"' },
      { expect: ['src/desk.ts: order.placed', 'handler src/desk.ts: order.placed'] },
    ),
    agent: both({
      cursor: 'order.pla‸ced',
      expect: ['src/desk.ts: order.placed', 'handler src/desk.ts: order.placed'],
    }),
    schema: gap('Programs name channels, not messages.'),
    configuration: each(
      { cursor: 'node src/de‸sk.ts' },
      { cursor: 'node src/de‸sk.ts' },
      { expect: ['src/desk.ts: '] },
    ),
  },
} as const satisfies Partial<Record<MatrixFeature, MatrixRow>>;
