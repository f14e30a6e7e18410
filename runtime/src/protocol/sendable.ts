import { ParleyError } from '../errors.ts';
import { isInteger, isJsonContent, isSequence } from './attributes.ts';
import type { Message } from './message.ts';
import { isChannelName, isHeaderName, isMessageType, isReceiver, isTag, parseSource } from './names.ts';
import { isPriority } from './priority.ts';
import { isAttributeText, quote } from './text.ts';
import { isCanonicalTime } from './time.ts';
import { isTopicName } from './topic.ts';
import { isUuid } from './uuid.ts';

type Check = (value: unknown) => boolean;

const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(?:[ \t]*;.*)?$/;
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/** What a Parley agent may send, by field; stricter than what it reads. */
const checks: ReadonlyMap<string, Check> = new Map([
  ['id', textThat(isUuid)],
  ['sender', textThat((text) => parseSource(text) !== undefined)],
  ['type', textThat(isMessageType)],
  ['time', textThat(isCanonicalTime)],
  ['contentType', textThat((text) => mediaType.test(text) && isAttributeText(text))],
  ['schema', textThat((text) => absoluteUri.test(text) && isAttributeText(text))],
  ['subject', textThat(isAttributeText)],
  ['channel', textThat(isChannelName)],
  ['address', textThat(isTopicName)],
  ['correlationId', textThat(isAttributeText)],
  ['causationId', textThat(isAttributeText)],
  ['receiver', textThat(isReceiver)],
  ['replyTo', textThat(isTopicName)],
  ['priority', isPriority],
  ['expiresAt', textThat(isCanonicalTime)],
  ['sequence', textThat(isSequence)],
  ['receipt', (value) => value === 'received' || value === 'handled'],
  ['orderKey', textThat(isAttributeText)],
  ['attempt', (value) => isInteger(value, 1)],
  ['epoch', (value) => isInteger(value, 0)],
  ['hops', (value) => isInteger(value, 0)],
  ['tags', (value) => Array.isArray(value) && value.length > 0 && value.every(textThat(isTag))],
  ['headers', isHeaders],
  ['traceparent', textThat(isAttributeText)],
  ['tracestate', textThat(isAttributeText)],
]);

const required = ['id', 'sender', 'type', 'time', 'channel'] as const;

/** Throws `invalid_argument` for what an agent must not send: a reader of another implementation could not take it. */
export function assertSendable(message: Message): void {
  for (const name of required) {
    if (message[name] === undefined && !isOptionalChannel(message, name)) fail(name, undefined);
  }
  for (const [name, value] of Object.entries(message)) {
    if (value !== undefined && checks.get(name)?.(value) === false) fail(name, value);
  }
  // REQ-ENV-8
  if (message.data instanceof Uint8Array === isJsonContent(message.contentType))
    fail('contentType', message.contentType);
}

/** System messages are known by their type and topic. */
function isOptionalChannel(message: Message, name: (typeof required)[number]): boolean {
  return name === 'channel' && message.type.startsWith('parley.');
}

function fail(name: string, value: unknown): never {
  throw new ParleyError('invalid_argument', `${name} of a message cannot be ${quote(value)}`);
}

function textThat(holds: (text: string) => boolean): Check {
  return (value) => typeof value === 'string' && holds(value);
}

function isHeaders(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, text]) => isHeaderName(name) && typeof text === 'string' && isAttributeText(text),
  );
}
