import { type CheckCase, lines } from './check-case.ts';

/** Faults in channels. */
export const channelCases: readonly CheckCase[] = [
  {
    about: 'a channel twice',
    files: {
      'channels/more.channel.yaml': lines('channels:', '  order.result:', '    messages: [answer.v1]'),
    },
    findings: [
      'channels/shop.channel.yaml:7:3 CHANNEL_DUPLICATE the channel "order.result" is there twice; the first one channels/more.channel.yaml:2:3',
    ],
  },
  {
    about: 'a name that must not come back',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  old:',
        '    messages: [answer.v1]',
        'reserved: [old]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_RESERVED the name "old" is reserved and must not come back; reserved here channels/more.channel.yaml:4:12',
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "old"',
    ],
  },
  {
    about: 'messages that are not there',
    files: {
      'channels/more.channel.yaml': lines('channels:', '  a:', '    messages: [anser.v1, something.else.v1]'),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:3:16 CHANNEL_MESSAGE_UNRESOLVED there is no message type "anser.v1" (did you mean "answer.v1"?)',
      'channels/more.channel.yaml:3:26 CHANNEL_MESSAGE_UNRESOLVED there is no message type "something.else.v1" (there is "answer.v1", "item.v1", "order.v1")',
    ],
  },
  {
    about: 'a reply channel that is not there',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    messages: [answer.v1]',
        '    reply: { channel: order.reslut }',
        '  b:',
        '    messages: [answer.v1]',
        '    reply: { channel: b }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:4:5 RESPONDER_MISSING no agent answers requests on "a" (an agent has to name it under receives)',
      'channels/more.channel.yaml:4:23 CHANNEL_REPLY_UNRESOLVED there is no channel "order.reslut" (did you mean "order.result"?)',
      'channels/more.channel.yaml:7:5 RESPONDER_MISSING no agent answers requests on "b" (an agent has to name it under receives)',
      'channels/more.channel.yaml:7:23 CHANNEL_REPLY_UNRESOLVED "b" cannot be its own reply channel',
    ],
  },
  {
    about: 'a successor that is not there',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    messages: [answer.v1]',
        '    deprecated: { use: b }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:4:24 CHANNEL_SUCCESSOR_UNRESOLVED there is no channel "b" (there is "a", "shelf.changed", "order.request", "order.result")',
    ],
  },
  {
    about: 'illegal addresses',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  c0:',
        '    address: "a/+/b"',
        '    messages: [answer.v1]',
        '  c1:',
        '    address: "a/#"',
        '    messages: [answer.v1]',
        '  c2:',
        '    address: "/a"',
        '    messages: [answer.v1]',
        '  c3:',
        '    address: "a//b"',
        '    messages: [answer.v1]',
        '  c4:',
        '    address: "$SYS/a"',
        '    messages: [answer.v1]',
        '  c5:',
        '    address: "a/x{y}"',
        '    parameters: { y: {} }',
        '    messages: [answer.v1]',
        '  c6:',
        '    address: "parley/v1/x"',
        '    messages: [answer.v1]',
        '  c7:',
        '    address: "a/{x}/{x}"',
        '    parameters: { x: {} }',
        '    messages: [answer.v1]',
        '  c8:',
        '    address: "a/"',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "c0"',
      'channels/more.channel.yaml:3:14 ADDRESS_ILLEGAL "a/+/b" has a wildcard; a message is published to one topic. Write {name} for a level that varies',
      'channels/more.channel.yaml:5:3 CHANNEL_UNUSED no agent sends or receives "c1"',
      'channels/more.channel.yaml:6:14 ADDRESS_ILLEGAL "a/#" has a wildcard; a message is published to one topic. Write {name} for a level that varies',
      'channels/more.channel.yaml:8:3 CHANNEL_UNUSED no agent sends or receives "c2"',
      'channels/more.channel.yaml:9:14 ADDRESS_ILLEGAL "/a" has an empty level',
      'channels/more.channel.yaml:11:3 CHANNEL_UNUSED no agent sends or receives "c3"',
      'channels/more.channel.yaml:12:14 ADDRESS_ILLEGAL "a//b" has an empty level',
      'channels/more.channel.yaml:14:3 CHANNEL_UNUSED no agent sends or receives "c4"',
      'channels/more.channel.yaml:15:14 ADDRESS_ILLEGAL "$SYS/a" begins with $, which is the broker\'s own',
      'channels/more.channel.yaml:17:3 CHANNEL_UNUSED no agent sends or receives "c5"',
      'channels/more.channel.yaml:18:14 ADDRESS_ILLEGAL "a/x{y}" has the level "x{y}"; a placeholder is a whole level, such as {region}',
      'channels/more.channel.yaml:21:3 CHANNEL_UNUSED no agent sends or receives "c6"',
      'channels/more.channel.yaml:22:14 ADDRESS_ILLEGAL "parley/v1/x" lies under parley/v1, which is Parley\'s own',
      'channels/more.channel.yaml:24:3 CHANNEL_UNUSED no agent sends or receives "c7"',
      'channels/more.channel.yaml:25:14 ADDRESS_ILLEGAL "a/{x}/{x}" has {x} twice',
      'channels/more.channel.yaml:28:3 CHANNEL_UNUSED no agent sends or receives "c8"',
      'channels/more.channel.yaml:29:14 ADDRESS_ILLEGAL "a/" has an empty level',
    ],
  },
  {
    about: 'placeholders and parameters that do not meet',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: a/{regoin}/{x}',
        '    parameters: { region: {}, y: {} }',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:3:14 ADDRESS_PARAMETER_UNDECLARED {regoin} has no entry in parameters (did you mean "region"?)',
      'channels/more.channel.yaml:3:14 ADDRESS_PARAMETER_UNDECLARED {x} has no entry in parameters (there is "region", "y")',
      'channels/more.channel.yaml:4:19 ADDRESS_PARAMETER_UNUSED the address has no placeholder {region}',
      'channels/more.channel.yaml:4:31 ADDRESS_PARAMETER_UNUSED the address has no placeholder {y}',
    ],
  },
  {
    about: 'values that are no level of a topic',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: a/{x}',
        '    parameters: { x: { enum: [a, b/c, 1, ""] } }',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:4:34 ADDRESS_PARAMETER_VALUE_ILLEGAL "b/c" is empty or has one of / + # NUL',
      'channels/more.channel.yaml:4:39 ADDRESS_PARAMETER_VALUE_ILLEGAL 1 is not text',
      'channels/more.channel.yaml:4:42 ADDRESS_PARAMETER_VALUE_ILLEGAL "" is empty or has one of / + # NUL',
    ],
  },
  {
    about: 'addresses that overlap',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  same:',
        '    address: shop/{zone}/order',
        '    parameters: { zone: {} }',
        '    messages: [answer.v1]',
        '  literal:',
        '    address: shop/eu/order',
        '    messages: [answer.v1]',
        '  apart:',
        '    address: shop/asia/order',
        '    messages: [answer.v1]',
        '  open:',
        '    address: "{x}/eu/{y}"',
        '    parameters: { x: {}, y: {} }',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "same"',
      'channels/more.channel.yaml:6:3 CHANNEL_UNUSED no agent sends or receives "literal"',
      'channels/more.channel.yaml:9:3 CHANNEL_UNUSED no agent sends or receives "apart"',
      'channels/more.channel.yaml:12:3 CHANNEL_UNUSED no agent sends or receives "open"',
      'channels/more.channel.yaml:13:14 ADDRESS_PARAMETER_FIRST "{x}/eu/{y}" begins with a parameter, so its subscription takes in topics of others (put a fixed level in front)',
      'channels/shop.channel.yaml:3:14 ADDRESS_OVERLAP "shop/{region}/order" overlaps the address of "same", which carries other messages: both match "shop/eu/order"; the address of "same" channels/more.channel.yaml:3:14',
      'channels/shop.channel.yaml:3:14 ADDRESS_OVERLAP "shop/{region}/order" overlaps the address of "literal", which carries other messages: both match "shop/eu/order"; the address of "literal" channels/more.channel.yaml:7:14',
      'channels/shop.channel.yaml:3:14 ADDRESS_OVERLAP "shop/{region}/order" overlaps the address of "open", which carries other messages: both match "shop/eu/order"; the address of "open" channels/more.channel.yaml:13:14',
    ],
  },
  {
    about: 'addresses that overlap with the same messages',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  same:',
        '    address: shop/{zone}/order',
        '    parameters: { zone: {} }',
        '    messages: [order.v1]',
      ),
    },
    findings: ['channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "same"'],
  },
  {
    about: 'promises that exclude each other',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: a/1',
        '    messages: [answer.v1]',
        '    durable: true',
        '    delivery: at-most-once',
        '    share: every',
        '  b:',
        '    address: a/2',
        '    messages: [answer.v1]',
        '    retain: true',
        '    overflow: shed',
        '    window: 3h',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:5:14 DURABLE_AT_MOST_ONCE a durable channel cannot be at-most-once (use at-least-once or exactly-once)',
      'channels/more.channel.yaml:5:14 DURABLE_WITHOUT_TTL a durable channel needs a ttl (add for example ttl: 24h)',
      'channels/more.channel.yaml:7:12 DURABLE_EVERY a durable channel cannot go to every instance: only agents can confirm (use share: one)',
      'channels/more.channel.yaml:8:3 CHANNEL_UNUSED no agent sends or receives "b"',
      'channels/more.channel.yaml:11:13 RETAIN_WITH_ONE a retained message comes again with every subscription, but share: one means to handle it once (state belongs on share: every)',
      'channels/more.channel.yaml:12:15 SHED_WITH_RELIABLE shed makes dead letters of messages that the channel promises to deliver (use slow or reject, or delivery: at-most-once)',
      'channels/more.channel.yaml:13:13 WINDOW_WITHOUT_EXACTLY_ONCE window has no effect without delivery: exactly-once',
    ],
  },
  {
    about: 'orderBy that is no required member',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news: {}'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
        '    orderBy: /a/c',
      ),
    },
    findings: [
      'channels/news.channel.yaml:5:14 ORDER_BY_MISSING /a/c is no required member of "news.v1"; the schema messages/news.v1.schema.json:1:3',
    ],
  },
  {
    about: 'orderBy that is a required member inside another',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news: {}'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
        '    orderBy: /a/b',
      ),
    },
    findings: [],
  },
  {
    about: 'a parameter at the first level',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: "{x}/a"',
        '    parameters: { x: {} }',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:3:14 ADDRESS_PARAMETER_FIRST "{x}/a" begins with a parameter, so its subscription takes in topics of others (put a fixed level in front)',
    ],
  },
];
