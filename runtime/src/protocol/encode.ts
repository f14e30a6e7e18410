import { ParleyError } from '../errors.ts';
import { isJsonContent } from './attributes.ts';
import { encodeBase64 } from './base64.ts';
import type { Message } from './message.ts';
import { toWirePriority } from './priority.ts';
import { assertSendable } from './sendable.ts';

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

function writeEvent(message: Message, dataText: string | undefined): string {
  const attributes = JSON.stringify(toAttributes(message));
  const data =
    message.data instanceof Uint8Array && !isJsonContent(message.contentType)
      ? `"data_base64":"${encodeBase64(message.data)}"`
      : toDataMember(dataText ?? stringify(message.data));
  return data === undefined ? attributes : `${attributes.slice(0, -1)},${data}}`;
}

function toDataMember(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `"data":${text}`;
}

function stringify(data: unknown): string | undefined {
  try {
    return JSON.stringify(data);
  } catch (error) {
    throw new ParleyError('invalid_argument', 'the data cannot be written as JSON', { cause: error });
  }
}

/** Members that are undefined do not reach the text. */
function toAttributes(message: Message): Record<string, unknown> {
  const wire: Record<string, unknown> = {
    specversion: '1.0',
    id: message.id,
    source: message.sender,
    type: message.type,
    time: message.time,
    datacontenttype: message.contentType,
    dataschema: message.schema,
    subject: message.subject,
    channel: message.channel,
    address: message.address,
    correlationid: message.correlationId,
    causationid: message.causationId,
    recipient: message.receiver,
    replyto: message.replyTo,
    priority: message.priority && toWirePriority(message.priority),
    expirytime: message.expiresAt,
    seq: message.sequence,
    receipt: message.receipt,
    partitionkey: message.orderKey,
    attempt: message.attempt,
    epoch: message.epoch,
    hops: message.hops,
    tags: message.tags?.join(','),
    traceparent: message.traceparent,
    tracestate: message.tracestate,
  };
  return message.headers === undefined ? wire : Object.assign(wire, message.headers);
}
