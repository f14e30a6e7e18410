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

function encodeProperties(properties: PacketProperties): Buffer {
  const { contentType, responseTopic, correlationData, messageExpirySeconds, userProperties } = properties;
  const parts: Buffer[] = [];
  if (messageExpirySeconds !== undefined) {
    const part = Buffer.of(0x02, 0, 0, 0, 0);
    part.writeUInt32BE(messageExpirySeconds, 1);
    parts.push(part);
  }
  if (contentType !== undefined) parts.push(Buffer.of(0x03), sized(contentType));
  if (responseTopic !== undefined) parts.push(Buffer.of(0x08), sized(responseTopic));
  if (correlationData !== undefined) parts.push(Buffer.of(0x09), sized(correlationData));
  for (const [name, value] of Object.entries(userProperties ?? {}))
    parts.push(Buffer.of(0x26), sized(name), sized(value));
  const all = Buffer.concat(parts);
  const head = Buffer.alloc(lengthBytes(all.length));
  writeLength(head, 0, all.length);
  return Buffer.concat([head, all]);
}

/** With its length in two bytes in front. */
function sized(data: string | Uint8Array): Buffer {
  const bytes = Buffer.byteLength(data);
  const part = Buffer.allocUnsafe(2 + bytes);
  part.writeUInt16BE(bytes, 0);
  if (typeof data === 'string') part.write(data, 2, bytes, 'utf8');
  else part.set(data, 2);
  return part;
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
