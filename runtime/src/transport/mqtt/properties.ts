import type { IPublishPacket } from 'mqtt';
import type { OutgoingPacket, PacketProperties } from '../transport.ts';

type WireProperties = NonNullable<IPublishPacket['properties']>;
type Mutable = { -readonly [Name in keyof PacketProperties]: PacketProperties[Name] };

const none: PacketProperties = {};

/** mqtt.js's shape of our properties. */
export function toWireProperties(properties: PacketProperties): WireProperties {
  const { contentType, responseTopic, correlationData, messageExpirySeconds, userProperties } = properties;
  const wire: WireProperties = {};
  if (contentType !== undefined) wire.contentType = contentType;
  if (responseTopic !== undefined) wire.responseTopic = responseTopic;
  if (correlationData !== undefined) wire.correlationData = toBuffer(correlationData);
  if (messageExpirySeconds !== undefined) wire.messageExpiryInterval = messageExpirySeconds;
  if (userProperties !== undefined) wire.userProperties = { ...userProperties };
  return wire;
}

/** Ours of mqtt.js's. Of a user property that came several times the first counts. */
export function fromWireProperties(wire: WireProperties | undefined): PacketProperties {
  if (wire === undefined) return none;
  const { contentType, responseTopic, correlationData, messageExpiryInterval, userProperties } = wire;
  const properties: Mutable = {};
  if (contentType !== undefined) properties.contentType = contentType;
  if (responseTopic !== undefined) properties.responseTopic = responseTopic;
  if (correlationData !== undefined) properties.correlationData = correlationData;
  if (messageExpiryInterval !== undefined) properties.messageExpirySeconds = messageExpiryInterval;
  if (userProperties !== undefined) properties.userProperties = firstValues(userProperties);
  return properties;
}

/** The bytes of a PUBLISH on MQTT 5. */
export function packetBytes(packet: OutgoingPacket): number {
  const body =
    bytes(packet.topic) + 2 + sized(propertyBytes(packet.properties ?? none)) + bytes(packet.payload);
  return 1 + sized(body + (packet.qos === 0 ? 0 : 2));
}

export function toBuffer(data: Uint8Array): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

function propertyBytes(properties: PacketProperties): number {
  const { contentType, responseTopic, correlationData, messageExpirySeconds, userProperties } = properties;
  let total = messageExpirySeconds === undefined ? 0 : 5;
  for (const text of [contentType, responseTopic, correlationData]) {
    if (text !== undefined) total += 3 + bytes(text);
  }
  for (const [name, value] of Object.entries(userProperties ?? {})) total += 5 + bytes(name) + bytes(value);
  return total;
}

/** With the length itself in front, as a variable byte integer. */
function sized(length: number): number {
  if (length < 0x80) return length + 1;
  if (length < 0x40_00) return length + 2;
  return length + (length < 0x20_00_00 ? 3 : 4);
}

function bytes(data: string | Uint8Array): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
}

function firstValues(wire: Readonly<Record<string, string | string[]>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(wire).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : (value[0] ?? ''),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
