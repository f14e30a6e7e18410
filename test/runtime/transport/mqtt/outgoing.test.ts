import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { parser, type Packet } from 'mqtt-packet';
import { Outgoing } from '#runtime/transport/mqtt/outgoing.ts';

/** What reached the socket in one piece, each as the payloads, ids and commands of its packets. */
function setUp() {
  const segments: string[] = [];
  const taken: (() => void)[] = [];
  const outgoing = new Outgoing({
    protocol: 5,
    onFlush: () => undefined,
    send: (bytes, onWritten) => {
      const reader = parser({ protocolVersion: 5 });
      const packets: Packet[] = [];
      reader.on('packet', (packet) => packets.push(packet));
      reader.parse(bytes);
      segments.push(packets.map(nameOf).join(' '));
      taken.push(onWritten);
    },
  });
  const publish = (payload: string, onWritten?: () => void): void => {
    outgoing.publish({ topic: 't', payload, qos: 0 }, 0, onWritten);
  };
  return { outgoing, segments, taken, publish };
}

function nameOf(packet: Packet): string {
  if (packet.cmd === 'publish') return String(packet.payload).slice(0, 3);
  return packet.cmd === 'puback' ? String(packet.messageId) : packet.cmd;
}

describe('Outgoing', () => {
  it('lets a lone publish leave at once', () => {
    const { segments, publish } = setUp();
    publish('a');
    assert.deepEqual(segments, ['a']);
  });

  it('sends what follows the first publish of a turn in one piece, over ticks and microtasks', async () => {
    const { segments, publish } = setUp();
    publish('a');
    publish('b');
    await Promise.resolve();
    publish('c');
    assert.deepEqual(segments, ['a']);
    await turn();
    assert.deepEqual(segments, ['a', 'b c']);
  });

  it('keeps the first publish too where the turn before had several, until a quiet turn', async () => {
    const { segments, publish } = setUp();
    for (const payload of ['a', 'b']) publish(payload);
    await turn();
    publish('c');
    assert.deepEqual(segments, ['a', 'b']);
    await turn();
    publish('d');
    assert.deepEqual(segments, ['a', 'b', 'c', 'd']);
  });

  it('sends the acknowledgements of a turn in one piece, in front of a publish that cannot wait', async () => {
    const { outgoing, segments, publish } = setUp();
    outgoing.acknowledge(7);
    outgoing.acknowledge(65_535);
    publish('a');
    outgoing.acknowledge(8);
    await turn();
    assert.deepEqual(segments, ['7 65535 a', '8']);
  });

  it('tells when the socket has taken a publish', async () => {
    const { taken, publish } = setUp();
    const written: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      publish(name, () => {
        written.push(name);
      });
    }
    await turn();
    taken[1]?.();
    assert.deepEqual(written, ['b', 'c']);
  });

  it('takes messages larger than its buffers, in order', async () => {
    const { segments, publish } = setUp();
    for (const name of ['aaa', 'bbb', 'ccc']) publish(name + 'x'.repeat(name === 'bbb' ? 200_000 : 40_000));
    await turn();
    assert.equal(segments.join(' '), 'aaa bbb ccc');
  });

  it('says goodbye after all that waits', () => {
    const { outgoing, segments } = setUp();
    outgoing.acknowledge(1);
    outgoing.disconnect();
    assert.deepEqual(segments, ['1 disconnect']);
  });
});
