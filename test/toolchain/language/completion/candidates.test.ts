import { type CompletionCase, tellCompletions } from '../support/complete.ts';

const channel = 'channels/new.channel.yaml';
const channelJson = 'channels/new.channel.json';
const agent = 'agents/new.agent.yaml';
const agentJson = 'agents/new.agent.json';
const message = 'messages/new.v1.schema.yaml';
const messageJson = 'messages/new.v1.schema.json';
const config = 'parley.config.yaml';
const configJson = 'parley.config.json';

const values: readonly CompletionCase[] = [
  [
    'a word',
    channel,
    'channels:\n  a:\n    delivery: ‸\n',
    'exactly-once',
    'channels:\n  a:\n    delivery: exactly-once\n',
  ],
  [
    'a word right behind the colon',
    channel,
    'channels:\n  a:\n    delivery:‸\n',
    'exactly-once',
    'channels:\n  a:\n    delivery: exactly-once\n',
  ],
  [
    'a word before a comment',
    channel,
    'channels:\n  a:\n    delivery: ‸# which\n',
    'exactly-once',
    'channels:\n  a:\n    delivery: exactly-once # which\n',
  ],
  [
    'a word in the place of another',
    channel,
    'channels:\n  a:\n    share: ev‸ery\n',
    'broker',
    'channels:\n  a:\n    share: broker\n',
  ],
  [
    'a word in single quotes',
    channel,
    "channels:\n  a:\n    share: '‸'\n",
    'broker',
    "channels:\n  a:\n    share: 'broker'\n",
  ],
  [
    'a word on its own line',
    channel,
    'channels:\n  a:\n    share:\n      ‸\n',
    'broker',
    'channels:\n  a:\n    share:\n      broker\n',
  ],
  [
    'a truth value',
    channel,
    'channels:\n  a:\n    retain: ‸\n',
    'true',
    'channels:\n  a:\n    retain: true\n',
  ],
  ['a duration', channel, 'channels:\n  a:\n    ttl: ‸\n', '24h', 'channels:\n  a:\n    ttl: 24h\n'],
  [
    'a size',
    channel,
    'channels:\n  a:\n    maxBytes: ‸\n',
    '256KB',
    'channels:\n  a:\n    maxBytes: 256KB\n',
  ],
  [
    'a word in JSON',
    channelJson,
    '{ "channels": { "a": { "share": ‸ } } }',
    'broker',
    '{ "channels": { "a": { "share": "broker" } } }',
  ],
  [
    'a word in JSON before a key',
    channelJson,
    '{ "channels": { "a": {\n"share": ‸\n"ttl": "5s" } } }',
    'broker',
    '{ "channels": { "a": {\n"share": "broker",\n"ttl": "5s" } } }',
  ],
  [
    'a word in a JSON text that has no end',
    channelJson,
    '{ "channels": { "a": { "share": "bro‸',
    'broker',
    '{ "channels": { "a": { "share": "broker"',
  ],
  [
    'a truth value in JSON',
    channelJson,
    '{ "channels": { "a": { "retain": ‸ } } }',
    'true',
    '{ "channels": { "a": { "retain": true } } }',
  ],
  [
    'a range',
    agent,
    'receives:\n  order.placed:\n    retry:\n      backoff: ‸\n',
    '200ms..5s',
    'receives:\n  order.placed:\n    retry:\n      backoff: 200ms..5s\n',
  ],
  ['a step', agentJson, '{ "escalation": ["retry", ‸] }', 'manual', '{ "escalation": ["retry", "manual"] }'],
  ['a type', message, 'type: ‸\n', 'null', 'type: "null"\n'],
  [
    'a format',
    messageJson,
    '{ "type": "string", "format": "‸" }',
    'date-time',
    '{ "type": "string", "format": "date-time" }',
  ],
  [
    'a value of an example',
    message,
    'properties: { a: { enum: [u, v] } }\nexamples:\n  - a: ‸\n',
    'v',
    'properties: { a: { enum: [u, v] } }\nexamples:\n  - a: v\n',
  ],
  [
    'a severity',
    config,
    'check:\n  severities:\n    KEY_UNKNOWN: ‸\n',
    'info',
    'check:\n  severities:\n    KEY_UNKNOWN: info\n',
  ],
  [
    'the version of MQTT',
    configJson,
    '{ "brokers": { "b": { "url": "x", "protocol": ‸ } } }',
    '4',
    '{ "brokers": { "b": { "url": "x", "protocol": 4 } } }',
  ],
];

describe('candidatesFor', () => {
  tellCompletions(values);
});
