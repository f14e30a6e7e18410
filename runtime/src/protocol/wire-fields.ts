import { isInteger, isReceipt, isSequence } from './attributes.ts';
import type { Message } from './message.ts';
import { isChannelName, isReceiver } from './names.ts';
import { fromWirePriority } from './priority.ts';
import { isTime } from './time.ts';
import { isTopicName } from './topic.ts';

/** How an attribute is read: undefined means that the value breaks the attribute's rule. */
export interface WireField {
  readonly field: keyof Message;
  /** An attribute of CloudEvents itself: breaking it makes any event invalid, a foreign one too. */
  readonly core: boolean;
  readonly read: (value: unknown) => unknown;
}

/** By attribute name: all of the envelope but `specversion` and the data. REQ-ENV-12, REQ-ENV-14, REQ-ENV-24, REQ-ENV-25 */
export const wireFields: ReadonlyMap<string, WireField> = new Map([
  ['id', core('id', readString)],
  ['source', core('sender', readString)],
  ['type', core('type', readString)],
  ['time', core('time', readTime)],
  ['datacontenttype', core('contentType', readText)],
  ['dataschema', core('schema', readText)],
  ['subject', core('subject', readText)],
  ['channel', extension('channel', textThat(isChannelName))],
  ['address', extension('address', textThat(isTopicName))],
  ['correlationid', extension('correlationId', readText)],
  ['causationid', extension('causationId', readText)],
  ['recipient', extension('receiver', textThat(isReceiver))],
  ['replyto', extension('replyTo', textThat(isTopicName))],
  ['priority', extension('priority', readPriority)],
  ['expirytime', extension('expiresAt', readTime)],
  ['seq', extension('sequence', textThat(isSequence))],
  ['receipt', extension('receipt', textThat(isReceipt))],
  ['partitionkey', extension('orderKey', readText)],
  ['attempt', extension('attempt', integerFrom(1))],
  ['epoch', extension('epoch', integerFrom(0))],
  ['hops', extension('hops', integerFrom(0))],
  ['tags', extension('tags', readTags)],
  ['traceparent', extension('traceparent', readText)],
  ['tracestate', extension('tracestate', readText)],
]);

/** Text of an attribute value; numbers and truth values of a foreign event become text, lists and maps are none. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined; // REQ-ENV-16
}

function core(field: keyof Message, read: WireField['read']): WireField {
  return { field, core: true, read };
}

function extension(field: keyof Message, read: WireField['read']): WireField {
  return { field, core: false, read };
}

function readString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function readTime(value: unknown): string | undefined {
  return typeof value === 'string' && isTime(value) ? value : undefined;
}

function textThat(holds: (text: string) => boolean): WireField['read'] {
  return (value) => {
    const text = readText(value);
    return text !== undefined && holds(text) ? text : undefined;
  };
}

function integerFrom(least: number): WireField['read'] {
  return (value) => {
    const number = toNumber(value);
    return isInteger(number, least) ? number : undefined;
  };
}

function readPriority(value: unknown): Message['priority'] {
  return fromWirePriority(toNumber(value));
}

function readTags(value: unknown): readonly string[] | undefined {
  return readText(value)
    ?.split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag.length > 0);
}

/** Some SDKs write integers as text. */
function toNumber(value: unknown): number {
  if (typeof value === 'string' && /^(?:0|[1-9][0-9]{0,9})$/.test(value)) return Number(value);
  return typeof value === 'number' ? value : NaN;
}
