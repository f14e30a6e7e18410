import { type CompletionCase, tellCompletions } from '../support/complete.ts';

const channel = 'channels/new.channel.yaml';
const channelJson = 'channels/new.channel.json';
const agent = 'agents/new.agent.yaml';
const agentJson = 'agents/new.agent.json';
const message = 'messages/new.v1.schema.yaml';
const messageJson = 'messages/new.v1.schema.json';
const config = 'parley.config.yaml';
const configJson = 'parley.config.json';

const keys: readonly CompletionCase[] = [
  [
    'a key on an empty line',
    channel,
    'channels:\n  a:\n    ‸\n',
    'messages',
    'channels:\n  a:\n    messages: [$1]\n',
  ],
  [
    'half a key',
    channel,
    'channels:\n  a:\n    deli‸\n    ttl: 5s\n',
    'priority',
    'channels:\n  a:\n    priority: ${1|low,high,critical,normal|}\n    ttl: 5s\n',
  ],
  [
    'a key that has its colon',
    channel,
    'channels:\n  a:\n    tt‸: 5s\n',
    'ttl',
    'channels:\n  a:\n    ttl: 5s\n',
  ],
  [
    'the first member below a key',
    channel,
    'channels:\n  a:\n    mess‸\n',
    'messages',
    'channels:\n  a:\n    messages: [$1]\n',
  ],
  ['a key in a flow map', channel, 'channels:\n  a: { ‸ }\n', 'ttl', 'channels:\n  a: { ttl: ${1:24h} }\n'],
  [
    'a key before others in a flow map',
    channel,
    'channels:\n  a: { ‸ttl: 5s }\n',
    'hops',
    'channels:\n  a: { hops: 5s }\n',
  ],
  [
    'a map of names',
    channel,
    'channels:\n  a:\n    ‸\n',
    'parameters',
    'channels:\n  a:\n    parameters:\n      $1\n',
  ],
  [
    'a choice of objects',
    channel,
    'channels:\n  a:\n    ‸\n',
    'durable',
    'channels:\n  a:\n    durable: ${1|true,false|}\n',
  ],
  [
    'what an object has to have',
    channel,
    'channels:\n  a:\n    ‸\n',
    'reply',
    'channels:\n  a:\n    reply: { channel: $1 }\n',
  ],
  [
    'a key of an object behind its colon',
    channel,
    'channels:\n  a:\n    rate: ‸\n',
    'perSecond',
    'channels:\n  a:\n    rate: { perSecond: ${1:1} }\n',
  ],
  [
    'a key in JSON',
    channelJson,
    '{ "channels": { "a": { ‸ } } }',
    'messages',
    '{ "channels": { "a": { "messages": ["$1"] } } }',
  ],
  [
    'a key in quotes',
    channelJson,
    '{ "channels": { "a": { "me‸" } } }',
    'messages',
    '{ "channels": { "a": { "messages": ["$1"] } } }',
  ],
  [
    'a key before another, with its comma',
    channelJson,
    '{ "channels": { "a": {\n  ‸\n  "ttl": "5s" } } }',
    'hops',
    '{ "channels": { "a": {\n  "hops": ${1:32},\n  "ttl": "5s" } } }',
  ],
  [
    'a key behind another, with the comma that is missing',
    channelJson,
    '{ "channels": { "a": { "ttl": "5s"\n  ‸ } } }',
    'hops',
    '{ "channels": { "a": { "ttl": "5s",\n  "hops": ${1:32} } } }',
  ],
  [
    'a key that has its colon in JSON',
    channelJson,
    '{ "channels": { "a": { "tt‸": "5s" } } }',
    'ttl',
    '{ "channels": { "a": { "ttl": "5s" } } }',
  ],
  ['a note in JSON', channelJson, '{ ‸ }', '$comment', '{ "\\$comment": "$1" }'],
  [
    'a key of an agent',
    agent,
    'agent: a\n‸',
    'escalation',
    'agent: a\nescalation: [${1|retry,backup,manual|}]',
  ],
  [
    'a key of a receive',
    agent,
    'receives:\n  order.placed:\n    ‸\n',
    'retry',
    'receives:\n  order.placed:\n    retry: { $1 }\n',
  ],
  [
    'a key inside of it',
    agent,
    'receives:\n  order.placed:\n    retry: { ‸ }\n',
    'backoff',
    'receives:\n  order.placed:\n    retry: { backoff: ${1:200ms..5s} }\n',
  ],
  [
    'a key of an agent in JSON',
    agentJson,
    '{ "agent": "a", ‸ }',
    'sends',
    '{ "agent": "a", "sends": { $1 } }',
  ],
  ['a keyword', message, 'type: object\n‸', 'properties', 'type: object\nproperties:\n  $1'],
  [
    'a keyword for the type',
    message,
    'properties:\n  a: { type: string, ‸ }\n',
    'maxLength',
    'properties:\n  a: { type: string, maxLength: ${1:1} }\n',
  ],
  [
    'a keyword of Parley',
    message,
    'properties:\n  a: { ‸ }\n',
    'x-parley-sensitive',
    'properties:\n  a: { x-parley-sensitive: ${1|true,false|} }\n',
  ],
  ['a keyword in an item', message, 'anyOf:\n  - ‸\n', 'const', 'anyOf:\n  - const: $1\n'],
  [
    'a keyword of a schema behind its colon',
    message,
    'items: ‸\n',
    'type',
    'items: { type: ${1|array,boolean,integer,"null",number,object,string|} }\n',
  ],
  [
    'a keyword in JSON',
    messageJson,
    '{ "type": "object", ‸ }',
    'required',
    '{ "type": "object", "required": ["$1"] }',
  ],
  [
    'a keyword of a parameter',
    channel,
    'channels:\n  a:\n    parameters:\n      p: { ‸ }\n',
    'enum',
    'channels:\n  a:\n    parameters:\n      p: { enum: [$1] }\n',
  ],
  [
    'a member of an example',
    message,
    'type: object\nproperties: { a: { type: integer } }\nexamples:\n  - { ‸ }\n',
    'a',
    'type: object\nproperties: { a: { type: integer } }\nexamples:\n  - { a: ${1:1} }\n',
  ],
  ['a key of the configuration', config, '‸broker: lab\n', 'include', 'include: lab\n'],
  [
    'a key of a broker',
    config,
    'brokers:\n  b:\n    ‸\n',
    'url',
    'brokers:\n  b:\n    url: ${1|mqtt://localhost:1883,mqtts://localhost:8883,ws://localhost:9001,\\${MQTT_URL\\}|}\n',
  ],
  [
    'a key of the configuration in JSON',
    configJson,
    '{ "check": { ‸ } }',
    'use',
    '{ "check": { "use": ["$1"] } }',
  ],
];

describe('asksOf', () => {
  tellCompletions(keys);
});
