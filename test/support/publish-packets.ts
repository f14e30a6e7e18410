import fc from 'fast-check';
import type { IPublishPacket } from 'mqtt-packet';
import type { OutgoingPacket, PacketProperties } from '#runtime/transport/transport.ts';

const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }));
const topic = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constant('fleet/eu/readings'),
    fc.constant('größe/速'),
  )
  .map((value) => value.replaceAll(/[+#\0]/g, '-'));
const bytes = fc.uint8Array({ maxLength: 40 });

const properties: fc.Arbitrary<PacketProperties> = fc.record(
  {
    contentType: text,
    responseTopic: topic,
    correlationData: bytes,
    messageExpirySeconds: fc.nat(0xffff_ffff),
    userProperties: fc.dictionary(
      text.filter((name) => name !== '__proto__'),
      text,
      { maxKeys: 3, noNullPrototype: true },
    ),
  },
  { requiredKeys: [] },
);

/** Messages as agents send them, and odder ones; payloads of each length of the remaining length. */
export const outgoingPackets: fc.Arbitrary<OutgoingPacket> = fc.record(
  {
    topic,
    payload: fc.oneof(text, bytes, fc.constantFrom('x'.repeat(200), 'ü'.repeat(9_000), 'x'.repeat(70_000))),
    qos: fc.constantFrom(0 as const, 1 as const),
    retain: fc.boolean(),
    properties,
  },
  { requiredKeys: ['topic', 'payload'] },
);

/** The same as mqtt-packet has it. */
export function toMqttPacket(packet: OutgoingPacket, messageId: number): IPublishPacket {
  const { topic: name, payload, qos = 1, retain = false, properties: given = {} } = packet;
  const { contentType, responseTopic, correlationData, messageExpirySeconds, userProperties } = given;
  const users =
    Object.keys(userProperties ?? {}).length === 0 ? {} : { userProperties: { ...userProperties } };
  return {
    cmd: 'publish',
    topic: name,
    payload: typeof payload === 'string' ? payload : Buffer.from(payload),
    qos,
    retain,
    dup: false,
    ...(qos === 0 ? {} : { messageId }),
    // In the order in which ours are written.
    properties: {
      ...(messageExpirySeconds === undefined ? {} : { messageExpiryInterval: messageExpirySeconds }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(responseTopic === undefined ? {} : { responseTopic }),
      ...(correlationData === undefined ? {} : { correlationData: Buffer.from(correlationData) }),
      ...users,
    },
  };
}
