import { type CompletionCase, tellCompletions } from '../support/complete.ts';

const channel = 'channels/new.channel.yaml';
const channelJson = 'channels/new.channel.json';
const agent = 'agents/new.agent.yaml';
const agentJson = 'agents/new.agent.json';
const message = 'messages/new.v1.schema.yaml';
const messageJson = 'messages/new.v1.schema.json';
const config = 'parley.config.yaml';
const configJson = 'parley.config.json';

const names: readonly CompletionCase[] = [
  [
    'a message of a channel',
    channel,
    'channels:\n  a:\n    messages:\n      - ‸\n',
    'order.v1',
    'channels:\n  a:\n    messages:\n      - order.v1\n',
  ],
  [
    'a message behind a dash',
    channel,
    'channels:\n  a:\n    messages:\n      -‸\n',
    'order.v1',
    'channels:\n  a:\n    messages:\n      - order.v1\n',
  ],
  [
    'a message without a dash',
    channel,
    'channels:\n  a:\n    messages:\n      ‸\n',
    'order.v1',
    'channels:\n  a:\n    messages:\n      - order.v1\n',
  ],
  [
    'a message behind the colon',
    channel,
    'channels:\n  a:\n    messages: ‸\n',
    'order.v1',
    'channels:\n  a:\n    messages: [order.v1]\n',
  ],
  [
    'a message in a list',
    channel,
    'channels:\n  a:\n    messages: [receipt.v1, or‸]\n',
    'order.v1',
    'channels:\n  a:\n    messages: [receipt.v1, order.v1]\n',
  ],
  [
    'a message in JSON',
    channelJson,
    '{ "channels": { "a": { "messages": ["receipt.v1" ‸] } } }',
    'order.v1',
    '{ "channels": { "a": { "messages": ["receipt.v1", "order.v1"] } } }',
  ],
  [
    'the channel of replies',
    channel,
    'channels:\n  a:\n    reply: { channel: ‸ }\n',
    'order.result',
    'channels:\n  a:\n    reply: { channel: order.result }\n',
  ],
  [
    'the channel to use instead',
    channelJson,
    '{ "channels": { "a": { "deprecated": { "use": "‸" } } } }',
    'order.seen',
    '{ "channels": { "a": { "deprecated": { "use": "order.seen" } } } }',
  ],
  [
    'what messages are ordered by',
    channel,
    'channels:\n  a:\n    messages: [order.v1]\n    orderBy: ‸\n',
    '/buyer/name',
    'channels:\n  a:\n    messages: [order.v1]\n    orderBy: /buyer/name\n',
  ],
  [
    'a stage',
    channel,
    'channels:\n  a:\n    stage: ‸\n',
    'Ordering',
    'channels:\n  a:\n    stage: Ordering\n',
  ],
  [
    'a placeholder',
    channel,
    'channels:\n  a:\n    address: a/{re‸\n',
    'region',
    'channels:\n  a:\n    address: a/{region}\n',
  ],
  [
    'a placeholder with its brace',
    channelJson,
    '{ "channels": { "a": { "address": "a/{‸}/b" } } }',
    'region',
    '{ "channels": { "a": { "address": "a/{region}/b" } } }',
  ],
  [
    'a parameter of the address',
    channel,
    'channels:\n  a:\n    address: a/{who}\n    parameters:\n      ‸\n',
    'who',
    'channels:\n  a:\n    address: a/{who}\n    parameters:\n      who: { $1 }\n',
  ],
  [
    'a channel that is received',
    agent,
    'receives:\n  ‸\n',
    'order.placed',
    'receives:\n  order.placed: { $1 }\n',
  ],
  ['a pattern', agent, 'receives:\n  ‸\n', 'order.*', 'receives:\n  order.*: { $1 }\n'],
  [
    "a channel of Parley's own",
    agentJson,
    '{ "receives": { "‸" } }',
    'parley.dead',
    '{ "receives": { "parley.dead": { $1 } } }',
  ],
  ['a channel that is sent on', agent, 'sends: { ‸ }\n', 'order.placed', 'sends: { order.placed: { $1 } }\n'],
  [
    'a message of a send',
    agent,
    'sends:\n  order.placed:\n    messages: [‸]\n',
    'order.v1',
    'sends:\n  order.placed:\n    messages: [order.v1]\n',
  ],
  [
    'a fallback',
    agentJson,
    '{ "sends": { "order.placed": { "fallback": ‸ } } }',
    'order.seen',
    '{ "sends": { "order.placed": { "fallback": "order.seen" } } }',
  ],
  ['a backup', agent, 'agent: x\nbackup: ‸\n', 'spare', 'agent: x\nbackup: spare\n'],
  ['a capability', agent, 'capabilities:\n- ‸\n', 'selling', 'capabilities:\n- selling\n'],
  ['a parameter of an agent', agent, 'parameters: [‸]\n', 'region', 'parameters: [region]\n'],
  ['the name of an agent', agent, 'agent: ‸\n', 'new', 'agent: new\n'],
  [
    'a reference to a definition',
    message,
    'properties:\n  a: { $ref: ‸ }\n',
    'shared/buyer.schema.json#/$defs/buyer',
    'properties:\n  a: { $ref: "shared/buyer.schema.json#/$defs/buyer" }\n',
  ],
  [
    'a reference in the file',
    messageJson,
    '{ "$defs": { "d": {} }, "$ref": "‸" }',
    '#/$defs/d',
    '{ "$defs": { "d": {} }, "$ref": "#/$defs/d" }',
  ],
  [
    'a required member',
    message,
    'properties: { a: {}, b: {} }\nrequired: [a, ‸]\n',
    'b',
    'properties: { a: {}, b: {} }\nrequired: [a, b]\n',
  ],
  [
    'a property that is only required',
    message,
    'required: [a]\nproperties:\n  ‸\n',
    'a',
    'required: [a]\nproperties:\n  a: { $1 }\n',
  ],
  ['a broker', config, 'broker: ‸\n', 'local', 'broker: local\n'],
  ['an operator', configJson, '{ "operators": ["‸"] }', 'desk', '{ "operators": ["desk"] }'],
  ['a folder', config, 'include:\n  - ‸\n', 'messages/shared', 'include:\n  - messages/shared\n'],
  ['a rule', config, 'check:\n  except: [‸]\n', 'KEY_UNKNOWN', 'check:\n  except: [KEY_UNKNOWN]\n'],
  [
    'a group of rules',
    configJson,
    '{ "check": { "use": [‸] } }',
    'STRICT',
    '{ "check": { "use": ["STRICT"] } }',
  ],
  [
    'a file whose findings do not count',
    config,
    'check:\n  ignore: [‸]\n',
    'channels/shop.channel.yaml',
    'check:\n  ignore: [channels/shop.channel.yaml]\n',
  ],
  [
    'a rule to leave out',
    config,
    'check:\n  ignoreOnly:\n    ‸\n',
    'KEY_UNKNOWN',
    'check:\n  ignoreOnly:\n    KEY_UNKNOWN: [$1]\n',
  ],
  [
    'a comment that leaves findings out',
    channel,
    '# parl‸\n',
    'parley-ignore-file',
    '# parley-ignore-file ${1:FILE_EMPTY}: ${2:reason}\n',
  ],
  [
    'the rule of such a comment',
    channel,
    'channels:\n  # parley-ignore CHANNEL_U‸\n  a:\n    messages: [order.v1]\n',
    'CHANNEL_UNUSED',
    'channels:\n  # parley-ignore CHANNEL_UNUSED: ${1:reason}\n  a:\n    messages: [order.v1]\n',
  ],
  [
    'the rule of a note',
    agentJson,
    '{ "$comment": "parley-ignore ‸: why", "agent": "a" }',
    'AGENT_FILE_NAME',
    '{ "$comment": "parley-ignore AGENT_FILE_NAME: why", "agent": "a" }',
  ],
];

describe('valueNames', () => {
  tellCompletions(names);
});
