import type { OutgoingPacket, PacketProperties } from '../transport.ts';

const none: PacketProperties = {};
const noBytes: Buffer = Buffer.alloc(0);

/**
 * Writes PUBLISH packets: first `measure`, then `write` with as much room as that said. What many packets in a row have in common
 * (topic, properties) is turned into bytes once.
 */
export class PublishEncoder {
  readonly #protocol: 4 | 5;
  #topic = '';
  #topicBytes = noBytes;
  #properties: PacketProperties | undefined;
  #propertyBytes = noBytes;
  #payloadBytes = 0;
  #remaining = 0;

  constructor(protocol: 4 | 5) {
    this.#protocol = protocol;
  }

  /** The bytes of the whole packet. */
  measure({ topic, payload, qos, properties = none }: OutgoingPacket): number {
    if (topic !== this.#topic) {
      this.#topic = topic;
      this.#topicBytes = Buffer.from(topic);
    }
    if (this.#protocol === 5 && properties !== this.#properties) {
      this.#properties = properties;
      this.#propertyBytes = encodeProperties(properties);
    }
    this.#payloadBytes = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
    this.#remaining =
      2 + this.#topicBytes.length + (qos === 0 ? 0 : 2) + this.#propertyBytes.length + this.#payloadBytes;
    return 1 + lengthBytes(this.#remaining) + this.#remaining;
  }

  /** Of the packet that was measured last; returns where it ends. */
  write(target: Buffer, start: number, given: { packet: OutgoingPacket; messageId: number }): number {
    const { payload, qos = 1, retain = false } = given.packet;
    target[start] = 0x30 | (qos << 1) | (retain ? 1 : 0);
    let at = writeLength(target, start + 1, this.#remaining);
    at = target.writeUInt16BE(this.#topicBytes.length, at);
    target.set(this.#topicBytes, at);
    at += this.#topicBytes.length;
    if (qos === 1) at = target.writeUInt16BE(given.messageId, at);
    target.set(this.#propertyBytes, at);
    at += this.#propertyBytes.length;
    if (typeof payload === 'string') target.write(payload, at, this.#payloadBytes, 'utf8');
    else target.set(payload, at);
    return at + this.#payloadBytes;
  }
}

/** Their length in front. One buffer: those of a request are its own. */
function encodeProperties(properties: PacketProperties): Buffer {
  const { contentType, responseTopic, correlationData, messageExpirySeconds, userProperties } = properties;
  const users = userProperties === undefined ? [] : Object.entries(userProperties);
  let bytes = messageExpirySeconds === undefined ? 0 : 5;
  for (const data of [contentType, responseTopic, correlationData])
    if (data !== undefined) bytes += 1 + sizedBytes(data);
  for (const [name, value] of users) bytes += 1 + sizedBytes(name) + sizedBytes(value);
  const target = Buffer.allocUnsafe(lengthBytes(bytes) + bytes);
  let at = writeLength(target, 0, bytes);
  if (messageExpirySeconds !== undefined)
    at = target.writeUInt32BE(messageExpirySeconds, writeId(target, at, 0x02));
  if (contentType !== undefined) at = writeSized(target, writeId(target, at, 0x03), contentType);
  if (responseTopic !== undefined) at = writeSized(target, writeId(target, at, 0x08), responseTopic);
  if (correlationData !== undefined) at = writeSized(target, writeId(target, at, 0x09), correlationData);
  for (const [name, value] of users)
    at = writeSized(target, writeSized(target, writeId(target, at, 0x26), name), value);
  return target;
}

function writeId(target: Buffer, at: number, id: number): number {
  target[at] = id;
  return at + 1;
}

function sizedBytes(data: string | Uint8Array): number {
  return 2 + Buffer.byteLength(data);
}

/** With its length in two bytes in front. */
function writeSized(target: Buffer, start: number, data: string | Uint8Array): number {
  const bytes = Buffer.byteLength(data);
  const at = target.writeUInt16BE(bytes, start);
  if (typeof data === 'string') target.write(data, at, bytes, 'utf8');
  else target.set(data, at);
  return at + bytes;
}

/** Of a variable byte integer. */
function lengthBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x40_00) return 2;
  return value < 0x20_00_00 ? 3 : 4;
}

function writeLength(target: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) target[at++] = (rest & 0x7f) | 0x80;
  target[at++] = rest;
  return at;
}
