import { isDeepStrictEqual } from 'node:util';
import type { Priority } from '#runtime/protocol/message.ts';
import type { EventKind, Lane, SystemTopic, Topics } from '#runtime/protocol/system-topics.ts';
import type { Decoded } from '#runtime/protocol/envelope.ts';
import { fromVectorMessage, outcomeOf, outcomeOfValue, toVectorMessage } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Protocol } from './protocol.ts';
import type { Vector } from './vectors.ts';

/** The inputs of all operations in one shape: vectors.schema.json and docs/spec/README.md say which takes which. */
interface Input {
  readonly text: string;
  readonly base64: string;
  readonly event: object;
  readonly message: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
  readonly random: string;
  readonly kind: string;
  readonly value: string;
  readonly pattern: string;
  readonly channel: string;
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly topic: string;
  readonly filter: string;
  readonly prefix: string;
  readonly tenant: string | null;
  readonly address: string;
  readonly priority: Priority;
  readonly ms: number;
  readonly ttlMs: number;
  readonly expiresAtMs: number;
  readonly skewMs: number;
  readonly contentType?: string;
  readonly texts: readonly string[];
  readonly source: string;
  readonly replyTo: string;
  readonly request: { readonly id: string };
  readonly reply: { readonly causationId?: string };
}

type Operation = (protocol: Protocol, input: Input) => Outcome;

const operations: Readonly<Record<string, Operation>> = {
  decode: ({ envelope }, { text, base64 }) => decoded(envelope.decodeMessage(toPayload(text, base64))),
  send,
  encode: ({ envelope }, { message }) =>
    outcomeOf(() => JSON.parse(envelope.encodeMessage(fromVectorMessage(message)))),
  uuid: ({ uuid }, { nowMs, random }) => ({
    valid: true,
    value: uuid.createUuidV7(nowMs, (bytes) => {
      bytes.set(Buffer.from(random, 'base64'));
    }),
  }),
  name: ({ names }, { kind, value }) => judgeName(names, kind, value),
  pattern: ({ names }, { pattern, channel }) => ({ valid: names.channelMatches(pattern, channel) }),
  'format-address': ({ topic }, input) => outcomeOf(() => topic.formatAddress(input.template, input.values)),
  'parse-address': ({ topic }, input) => outcomeOfValue(topic.parseAddress(input.template, input.topic)),
  'address-filter': ({ topic }, input) => outcomeOf(() => topic.addressFilter(input.template, input.values)),
  'topic-name': ({ topic }, { value }) => ({ valid: topic.isTopicName(value) }),
  'topic-filter': ({ topic }, { value }) => ({ valid: topic.isTopicFilter(value) }),
  'topic-match': ({ topic }, input) => ({ valid: topic.topicMatches(input.filter, input.topic) }),
  'system-topic': ({ systemTopics }, input) =>
    outcomeOf(() =>
      formatSystemTopic(systemTopics.createTopics(input), input.topic as unknown as SystemTopic),
    ),
  'parse-system-topic': ({ systemTopics }, input) =>
    outcomeOfValue(systemTopics.createTopics(input).parse(input.topic)),
  'channel-topic': ({ systemTopics }, input) =>
    outcomeOf(() => systemTopics.createTopics(input).channel(input.address)),
  'to-priority': (protocol, input) => ({
    valid: true,
    value: protocol.priority.toWirePriority(input.priority),
  }),
  'from-priority': ({ priority }, { value }) => outcomeOfValue(priority.fromWirePriority(Number(value))),
  'parse-time': ({ time }, { text }) => outcomeOfValue(time.parseTime(text)),
  'format-time': ({ time }, { ms }) => outcomeOf(() => time.formatTime(ms)),
  'expiry-seconds': ({ time }, { ttlMs }) => ({ valid: true, value: time.expirySeconds(ttlMs) }),
  expired: ({ time }, input) => ({ valid: time.isExpired(input.expiresAtMs, input.nowMs, input.skewMs) }),
  'decode-payload': decodePayload,
  'encode-batch': ({ envelope }, { texts }) => ({ valid: true, value: envelope.encodeBatch(texts) }),
  'reply-topic': ({ reply, systemTopics }, input) => ({
    valid: reply.replyTopicAllowed(systemTopics.createTopics(input), input.source, input.replyTo),
  }),
  'is-reply': ({ reply }, input) => ({ valid: reply.isReplyTo(input.request, input.reply) }),
  'error-code': ({ errorCodes }, { value }) => ({ valid: errorCodes.isErrorCode(value) }),
};

/** What the implementation makes of a vector; undefined where the vector is about documents or data alone. */
export function runVector(protocol: Protocol, vector: Vector): Outcome | undefined {
  return operations[vector.operation]?.(protocol, vector.input as unknown as Input);
}

function toPayload(text: string | undefined, base64: string): string | Uint8Array {
  return text ?? new Uint8Array(Buffer.from(base64, 'base64'));
}

function decoded(result: Decoded): Outcome {
  if (result.ok) return { valid: true, value: toVectorMessage(result.message) };
  return { valid: false, code: result.code, value: result.partial };
}

/** Whether an agent sends the event as it is: it reads it, and writes the same again. */
function send({ envelope }: Protocol, { event }: Input): Outcome {
  const read = envelope.decodeMessage(event);
  if (!read.ok) return { valid: false, code: 'invalid_argument' };
  const written = outcomeOf((): unknown => JSON.parse(envelope.encodeMessage(read.message)));
  if (!written.valid || isDeepStrictEqual(written.value, event)) return { ...written, value: undefined };
  return { valid: false, code: 'invalid_argument' };
}

function decodePayload({ envelope }: Protocol, { text, contentType }: Input): Outcome {
  const { batch, entries } = envelope.decodePayload(new TextEncoder().encode(text), contentType);
  const judged = entries.map((entry) =>
    entry.ok ? { valid: true, message: toVectorMessage(entry.message) } : { valid: false, code: entry.code },
  );
  return { valid: true, value: { batch, entries: judged } };
}

function judgeName(names: Protocol['names'], kind: string, value: string): Outcome {
  const checks: Readonly<Record<string, (text: string) => boolean>> = {
    agent: names.isAgentName,
    instance: names.isInstanceName,
    type: names.isMessageType,
    'reserved-type': names.isReservedType,
    channel: names.isChannelName,
    header: names.isHeaderName,
    tag: names.isTag,
    receiver: names.isReceiver,
  };
  const check = checks[kind];
  return check === undefined ? outcomeOfValue(names.parseSource(value)) : { valid: check(value) };
}

function formatSystemTopic(topics: Topics, topic: SystemTopic): string {
  switch (topic.kind) {
    case 'status':
    case 'card':
    case 'health':
      return topics[topic.kind](topic.agent, topic.instance);
    case 'front':
    case 'dead':
      return topics[topic.kind](topic.agent);
    case 'inbox':
      return topics.inbox(topic.agent, topic.instance, topic.lane satisfies Lane);
    case 'commands':
      return topics.commands(topic.agent, topic.instance);
    case 'events':
      return topics.events(topic.event satisfies EventKind);
  }
}
