import { ParleyError } from '../errors.ts';
import { isInteger, isJsonContent, isReceipt, isSequence } from './attributes.ts';
import type { Message } from './message.ts';
import {
  isChannelName,
  isHeaderName,
  isMessageType,
  isReceiver,
  isReservedType,
  isTag,
  parseSource,
} from './names.ts';
import { isPriority } from './priority.ts';
import { isAttributeText, quote } from './text.ts';
import { isCanonicalTime } from './time.ts';
import { isTopicName } from './topic.ts';
import { isUuid } from './uuid.ts';

const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(?:[ \t]*;.*)?$/;
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/** Throws `invalid_argument` for what an agent must not send: a reader of another implementation could not take it. REQ-ENV-5, REQ-ENV-6, REQ-ENV-7, REQ-ENV-10, REQ-ENV-22 */
export function assertSendable(message: Message): void {
  expect('id', message.id, isUuid);
  expect('sender', message.sender, isSource);
  expect('type', message.type, isMessageType);
  expect('time', message.time, isCanonicalTime);
  if (message.channel !== undefined || !isReservedType(message.type)) {
    expect('channel', message.channel, isChannelName);
  }
  assertContent(message);
  assertRoute(message);
  assertFlow(message);
  assertTexts(message);
}

/** As `assertSendable`, of what an answer has from its request: the rest of it is of our own making. */
export function assertInherited(message: Message): void {
  allow('correlationId', message.correlationId, isAttributeText);
  allow('causationId', message.causationId, isAttributeText);
  allow('receiver', message.receiver, isReceiver);
  allow('expiresAt', message.expiresAt, isCanonicalTime);
  allow('traceparent', message.traceparent, isAttributeText);
  allow('tracestate', message.tracestate, isAttributeText);
}

function assertContent(message: Message): void {
  allow('contentType', message.contentType, isMediaType);
  allow('schema', message.schema, isAbsoluteUri);
  // REQ-ENV-8
  if (message.data instanceof Uint8Array === isJsonContent(message.contentType)) {
    fail('contentType', message.contentType);
  }
}

function assertRoute(message: Message): void {
  allow('address', message.address, isTopicName);
  allow('receiver', message.receiver, isReceiver);
  allow('replyTo', message.replyTo, isTopicName);
  allow('priority', message.priority, isPriority);
  allow('expiresAt', message.expiresAt, isCanonicalTime);
  allow('sequence', message.sequence, isSequence);
  allow('receipt', message.receipt, isReceipt);
}

function assertFlow(message: Message): void {
  allow('correlationId', message.correlationId, isAttributeText);
  allow('causationId', message.causationId, isAttributeText);
  allow('attempt', message.attempt, isPositive);
  allow('epoch', message.epoch, isCount);
  allow('hops', message.hops, isCount);
  allow('traceparent', message.traceparent, isAttributeText);
  allow('tracestate', message.tracestate, isAttributeText);
}

function assertTexts(message: Message): void {
  allow('subject', message.subject, isAttributeText);
  allow('orderKey', message.orderKey, isAttributeText);
  allow('tags', message.tags, (tags) => tags.length > 0 && tags.every(isTag));
  allow('headers', message.headers, isHeaders);
}

function expect<Value>(name: string, value: Value | undefined, holds: (value: Value) => boolean): void {
  if (value === undefined || !holds(value)) fail(name, value);
}

function allow<Value>(name: string, value: Value | undefined, holds: (value: Value) => boolean): void {
  if (value !== undefined && !holds(value)) fail(name, value);
}

function fail(name: string, value: unknown): never {
  throw new ParleyError('invalid_argument', `${name} of a message cannot be ${quote(value)}`);
}

function isSource(text: string): boolean {
  return parseSource(text) !== undefined;
}

function isMediaType(text: string): boolean {
  return mediaType.test(text) && isAttributeText(text);
}

function isAbsoluteUri(text: string): boolean {
  return absoluteUri.test(text) && isAttributeText(text);
}

function isPositive(value: number): boolean {
  return isInteger(value, 1);
}

function isCount(value: number): boolean {
  return isInteger(value, 0);
}

function isHeaders(headers: Readonly<Record<string, string>>): boolean {
  return Object.entries(headers).every(
    ([name, text]) => isHeaderName(name) && typeof text === 'string' && isAttributeText(text),
  );
}
