import type { IncomingPacket, PacketProperties } from '../transport.ts';
import { readLength } from './frames.ts';

/** A PUBLISH as it came; at QoS 0 its id is 0. */
export interface ReadPublish extends Omit<IncomingPacket, 'acknowledge'> {
  readonly qos: 0 | 1;
  readonly messageId: number;
}

type Mutable = { -readonly [Name in keyof PacketProperties]: PacketProperties[Name] };

interface Cursor {
  readonly bytes: Buffer;
  readonly end: number;
  at: number;
}

const none: PacketProperties = {};
const noBytes: Buffer = Buffer.alloc(0);

/** Reads PUBLISH packets. What many in a row have in common (topic, properties) is read once. */
export class PublishReader {
  readonly #protocol: 4 | 5;
  #topic = '';
  #topicBytes = noBytes;
  #properties = none;
  #propertyBytes = noBytes;

  constructor(protocol: 4 | 5) {
    this.#protocol = protocol;
  }

  /** `body` is where the fixed header ends. Undefined for what is malformed, or uses anything that Parley does not ask for. */
  read(frame: Buffer, body: number): ReadPublish | undefined {
    const flags = frame[0] ?? 0;
    const qos = (flags >> 1) & 3;
    if (qos > 1 || body + 2 > frame.length) return undefined;
    const topicEnd = body + 2 + frame.readUInt16BE(body);
    const bodyEnd = topicEnd + qos * 2;
    if (topicEnd === body + 2 || bodyEnd > frame.length) return undefined;
    const messageId = qos === 0 ? 0 : frame.readUInt16BE(topicEnd);
    if (qos === 1 && messageId === 0) return undefined;
    const payloadAt = this.#protocol === 5 ? this.#readProperties(frame, bodyEnd) : bodyEnd;
    if (payloadAt === undefined) return undefined;
    return {
      topic: this.#readTopic(frame, body + 2, topicEnd),
      payload: frame.subarray(payloadAt),
      qos: qos as 0 | 1,
      retain: (flags & 1) === 1,
      duplicate: (flags & 8) === 8,
      properties: this.#protocol === 5 ? this.#properties : none,
      messageId,
    };
  }

  #readTopic(frame: Buffer, start: number, end: number): string {
    if (!isSame(this.#topicBytes, frame, { start, end })) {
      this.#topicBytes = Buffer.from(frame.subarray(start, end));
      this.#topic = this.#topicBytes.toString('utf8');
    }
    return this.#topic;
  }

  /** Returns where the payload begins. */
  #readProperties(frame: Buffer, at: number): number | undefined {
    const length = readLength(frame, at);
    if (length === undefined || length.value < 0) return undefined;
    const end = length.end + length.value;
    if (end > frame.length) return undefined;
    if (isSame(this.#propertyBytes, frame, { start: length.end, end })) return end;
    const properties = parseProperties({ bytes: frame, at: length.end, end });
    if (properties === undefined) return undefined;
    // No copy: those of requests are new in each, and the next one gives this chunk free.
    this.#propertyBytes = frame.subarray(length.end, end);
    this.#properties = properties;
    return end;
  }
}

function isSame(known: Buffer, bytes: Buffer, { start, end }: { start: number; end: number }): boolean {
  return known.length === end - start && known.compare(bytes, start, end) === 0;
}

function parseProperties(cursor: Cursor): PacketProperties | undefined {
  const properties: Mutable = {};
  const users: Record<string, string> = {};
  while (cursor.at < cursor.end) {
    const id = cursor.bytes[cursor.at++];
    const isRead = id === 0x26 ? readUser(cursor, users) : readProperty(cursor, properties, id);
    if (!isRead) return undefined;
  }
  if (Object.keys(users).length > 0) properties.userProperties = users;
  return properties;
}

/** False for one that is malformed, comes twice, or has no place in ours. */
function readProperty(cursor: Cursor, properties: Mutable, id: number | undefined): boolean {
  if (id === 0x02) return readExpiry(cursor, properties);
  // Whether the payload is text does not matter to us.
  if (id === 0x01) return ++cursor.at <= cursor.end;
  const bytes = readSized(cursor);
  if (bytes === undefined) return false;
  if (id === 0x09) {
    if (properties.correlationData !== undefined) return false;
    properties.correlationData = bytes;
    return true;
  }
  const name = id === 0x03 ? 'contentType' : id === 0x08 ? 'responseTopic' : undefined;
  if (name === undefined || properties[name] !== undefined) return false;
  properties[name] = bytes.toString('utf8');
  return true;
}

function readExpiry(cursor: Cursor, properties: Mutable): boolean {
  if (properties.messageExpirySeconds !== undefined || cursor.at + 4 > cursor.end) return false;
  properties.messageExpirySeconds = cursor.bytes.readUInt32BE(cursor.at);
  cursor.at += 4;
  return true;
}

/** Of one that comes several times the first counts. */
function readUser(cursor: Cursor, users: Record<string, string>): boolean {
  const name = readSized(cursor)?.toString('utf8');
  const value = readSized(cursor)?.toString('utf8');
  if (name === undefined || value === undefined || name === '__proto__') return false;
  if (!Object.hasOwn(users, name)) users[name] = value;
  return true;
}

function readSized(cursor: Cursor): Buffer | undefined {
  const { bytes, at, end } = cursor;
  if (at + 2 > end) return undefined;
  const partEnd = at + 2 + bytes.readUInt16BE(at);
  if (partEnd > end) return undefined;
  cursor.at = partEnd;
  return bytes.subarray(at + 2, partEnd);
}
