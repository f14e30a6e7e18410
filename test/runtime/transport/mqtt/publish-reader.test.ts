import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { readLength } from '#runtime/transport/mqtt/frames.ts';
import { PublishReader } from '#runtime/transport/mqtt/publish-reader.ts';
import { outgoingPackets, toMqttPacket } from '../../../support/publish-packets.ts';

const read = (reader: PublishReader, frame: Buffer) => reader.read(frame, readLength(frame, 1)?.end ?? 0);
const plain = {
  cmd: 'publish',
  topic: 'a',
  payload: 'x',
  qos: 1,
  retain: false,
  dup: false,
  messageId: 1,
} as const;

describe('PublishReader', () => {
  for (const protocol of [4, 5] as const) {
    it(`reads what mqtt-packet writes on MQTT ${protocol}`, () => {
      fc.assert(
        fc.property(
          fc.array(outgoingPackets, { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          (packets, dup) => {
            const reader = new PublishReader(protocol);
            // The second time it knows topic and properties already.
            for (const packet of packets.flatMap((each) => [each, each])) {
              const sent = { ...toMqttPacket(packet, 77), dup: dup && packet.qos !== 0 };
              const found = read(reader, generate(sent, { protocolVersion: protocol }));
              assert.ok(found !== undefined);
              const { payload, properties, ...rest } = found;
              assert.deepEqual(rest, {
                topic: sent.topic,
                qos: sent.qos,
                retain: sent.retain,
                duplicate: sent.dup,
                messageId: sent.qos === 0 ? 0 : 77,
              });
              assert.deepEqual(Buffer.from(payload), Buffer.from(packet.payload as string));
              assert.deepEqual(read(reader, generate(sent, { protocolVersion: protocol })), found);
              assert.deepEqual(
                comparable(properties),
                protocol === 5 ? comparable(packet.properties ?? {}) : {},
              );
            }
          },
        ),
      );
    });
  }

  for (const [what, packet] of Object.entries({
    'QoS 2': { ...plain, qos: 2 },
    'a topic alias': { ...plain, properties: { topicAlias: 3 } },
    'a subscription identifier': { ...plain, properties: { subscriptionIdentifier: 3 } },
  } as const)) {
    it(`leaves ${what} to mqtt.js`, () => {
      assert.equal(read(new PublishReader(5), generate(packet, { protocolVersion: 5 })), undefined);
    });
  }

  it('reads no byte past the end of a packet, whatever the bytes say', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom(4 as const, 5 as const),
        (bytes, protocol) => {
          const frame = Buffer.concat([Buffer.of(0x32, bytes.length), bytes]);
          const found = new PublishReader(protocol).read(frame, 2);
          assert.ok(found === undefined || found.payload.length <= bytes.length);
        },
      ),
    );
  });
});

/** Bytes as an array: ours of one packet are a part of its buffer. No user property is the same as an empty list. */
function comparable(properties: object): object {
  const entries = Object.entries(properties).flatMap(([name, value]: [string, unknown]) => {
    if (value instanceof Uint8Array) return [[name, [...value]] as const];
    return typeof value === 'object' && Object.keys(value ?? {}).length === 0 ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
