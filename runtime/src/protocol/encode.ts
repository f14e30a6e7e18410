import { ParleyError } from '../errors.ts';
import { isJsonContent } from './attributes.ts';
import { encodeBase64 } from './base64.ts';
import type { Message } from './message.ts';
import { toWirePriority } from './priority.ts';
import { assertSendable } from './sendable.ts';

/** A member whose value is often the one of the message before. */
class Recurring {
  readonly #name: string;
  #value: string | undefined;
  #text = '';

  constructor(name: string) {
    this.#name = name;
  }

  of(value: string | undefined): string {
    if (value !== this.#value) {
      this.#value = value;
      this.#text = value === undefined ? '' : `,"${this.#name}":${quote(value)}`;
    }
    return this.#text;
  }
}

const source = new Recurring('source');
const type = new Recurring('type');
const time = new Recurring('time');
const channel = new Recurring('channel');
const recipient = new Recurring('recipient');
const replyTopic = new Recurring('replyto');
const expiry = new Recurring('expirytime');

/** Printable ASCII that stands for itself within quotation marks. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * The JSON text of one event. Throws `invalid_argument` for what an agent must not send.
 * `dataText` is the data's JSON where the caller has it already.
 */
export function encodeMessage(message: Message, dataText?: string): string {
  assertSendable(message);
  return writeEvent(message, dataText);
}

/** The JSON text of a message that {@link decodeMessage} gave, perhaps a foreign one, with `channel`, `address`, `epoch` or `attempt` set anew. */
export function encodeForwarded(message: Message, dataText?: string): string {
  return writeEvent(message, dataText);
}

/** A batch of events that {@link encodeMessage} wrote. REQ-BATCH-5 */
export function encodeBatch(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}

/** As `JSON.stringify` of one object would write it, in half the time: what messages in a row have in common is text already. */
function writeEvent(message: Message, dataText: string | undefined): string {
  const { id, correlationId } = message;
  const quotedId = quote(id);
  let text = `{"specversion":"1.0","id":${quotedId}${source.of(message.sender)}${type.of(message.type)}`;
  text += writeContext(message);
  if (correlationId !== undefined)
    text += `,"correlationid":${correlationId === id ? quotedId : quote(correlationId)}`;
  text += writeRoute(message);
  if (message.sequence !== undefined) text += `,"seq":${quote(message.sequence)}`;
  text += writeFlow(message);
  if (message.headers !== undefined) text += writeHeaders(message.headers);
  return `${text}${writeData(message, dataText)}}`;
}

function writeContext({
  time: sentAt,
  contentType,
  schema,
  subject,
  channel: name,
  address,
}: Message): string {
  let text = time.of(sentAt);
  if (contentType !== undefined) text += `,"datacontenttype":${quote(contentType)}`;
  if (schema !== undefined) text += `,"dataschema":${quote(schema)}`;
  if (subject !== undefined) text += `,"subject":${quote(subject)}`;
  text += channel.of(name);
  return address === undefined ? text : `${text},"address":${quote(address)}`;
}

function writeRoute({ causationId, receiver, replyTo, priority, expiresAt }: Message): string {
  let text = '';
  if (causationId !== undefined) text += `,"causationid":${quote(causationId)}`;
  text += recipient.of(receiver);
  text += replyTopic.of(replyTo);
  if (priority !== undefined) text += `,"priority":${toWirePriority(priority)}`;
  return `${text}${expiry.of(expiresAt)}`;
}

function writeFlow(message: Message): string {
  const { receipt, orderKey, attempt, epoch, hops, tags, traceparent, tracestate } = message;
  let text = '';
  if (receipt !== undefined) text += `,"receipt":"${receipt}"`;
  if (orderKey !== undefined) text += `,"partitionkey":${quote(orderKey)}`;
  if (attempt !== undefined) text += `,"attempt":${attempt}`;
  if (epoch !== undefined) text += `,"epoch":${epoch}`;
  if (hops !== undefined) text += `,"hops":${hops}`;
  if (tags !== undefined) text += `,"tags":${quote(tags.join(','))}`;
  if (traceparent !== undefined) text += `,"traceparent":${quote(traceparent)}`;
  if (tracestate !== undefined) text += `,"tracestate":${quote(tracestate)}`;
  return text;
}

function writeHeaders(headers: NonNullable<Message['headers']>): string {
  return Object.entries(headers).reduce((all, [name, value]) => `${all},"${name}":${quote(value)}`, '');
}

function writeData({ data, contentType }: Message, dataText: string | undefined): string {
  if (data instanceof Uint8Array && !isJsonContent(contentType))
    return `,"data_base64":"${encodeBase64(data)}"`;
  const json = dataText ?? stringify(data);
  return json === undefined ? '' : `,"data":${json}`;
}

function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function stringify(data: unknown): string | undefined {
  try {
    return JSON.stringify(data);
  } catch (error) {
    throw new ParleyError('invalid_argument', 'the data cannot be written as JSON', { cause: error });
  }
}
