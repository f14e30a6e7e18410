import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { PublishEncoder } from '#runtime/transport/mqtt/publish-encoder.ts';
import { outgoingPackets, toMqttPacket } from '../../../support/publish-packets.ts';

describe('PublishEncoder', () => {
  for (const protocol of [4, 5] as const) {
    it(`writes the bytes that mqtt-packet writes, at the place it is told, on MQTT ${protocol}`, () => {
      fc.assert(
        fc.property(
          fc.array(outgoingPackets, { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 1, max: 65_535 }),
          fc.nat(9),
          (packets, messageId, start) => {
            const encoder = new PublishEncoder(protocol);
            // The second time it knows topic and properties already.
            for (const packet of packets.flatMap((each) => [each, each])) {
              const expected = generate(toMqttPacket(packet, messageId), {
                protocolVersion: protocol,
              });
              const target = Buffer.alloc(start + encoder.measure(packet) + 1, 0xaa);
              const end = encoder.write(target, start, { packet, messageId });
              assert.equal(target.toString('hex', start, end), expected.toString('hex'));
              assert.equal(end, target.length - 1);
              assert.equal(target.at(-1), 0xaa);
            }
          },
        ),
      );
    });
  }
});
