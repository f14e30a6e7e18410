import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { Frames, readLength } from '#runtime/transport/mqtt/frames.ts';
import { outgoingPackets, toMqttPacket } from '../../../support/publish-packets.ts';

function setUp(): { frames: Frames; found: Buffer[] } {
  const found: Buffer[] = [];
  const frames = new Frames((frame, body) => {
    assert.equal(body, readLength(frame, 1)?.end);
    found.push(Buffer.from(frame));
  });
  return { frames, found };
}

describe('Frames', () => {
  it('cuts packets however their bytes come', () => {
    fc.assert(
      fc.property(fc.array(outgoingPackets, { maxLength: 5 }), fc.array(fc.nat(400)), (packets, sizes) => {
        const { frames, found } = setUp();
        const sent = packets.map((packet) => generate(toMqttPacket(packet, 1), { protocolVersion: 5 }));
        let rest = Buffer.concat(sent);
        for (const size of sizes) {
          frames.push(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        frames.push(rest);
        assert.deepEqual(found, sent);
      }),
    );
  });

  it('hands over what can be no packet as it is', () => {
    const { frames, found } = setUp();
    const bytes = Buffer.of(0xff, 0xff, 0xff, 0xff, 0xff, 1, 2);
    frames.push(bytes);
    assert.deepEqual(found, [bytes]);
  });
});
