import type { IPublishPacket } from 'mqtt';
import type { PacketProperties } from '../transport.ts';

type WireProperties = NonNullable<IPublishPacket['properties']>;
type Mutable = { -readonly [Name in keyof PacketProperties]: PacketProperties[Name] };

const none: PacketProperties = {};

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

export function toBuffer(data: Uint8Array): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

function firstValues(wire: Readonly<Record<string, string | string[]>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(wire).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : (value[0] ?? ''),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
