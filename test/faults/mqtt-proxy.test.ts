import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startMqttProxy, type MqttProxy } from '../support/mqtt-proxy.ts';
import { cutAfterPacket, cutAtByte, onNth, stall, twice } from '../support/network-faults.ts';
import { PacketSplitter, packetTypeOf } from '../support/mqtt-packets.ts';

const connectPacket = Buffer.from([0x10, 2, 1, 1]);
const publish = (mark: number, bytes = 1): Buffer => {
  const body = Buffer.alloc(bytes, mark);
  const length = bytes < 128 ? [bytes] : [(bytes % 128) + 128, Math.floor(bytes / 128)];
  return Buffer.concat([Buffer.from([0x30, ...length]), body]);
};
const puback = (id: number): Buffer => Buffer.from([0x40, 2, 0, id]);

describe('PacketSplitter', () => {
  it('finds the packets however the bytes come', () => {
    const packets = [connectPacket, publish(1, 300), puback(7), publish(2)];
    const stream = Buffer.concat(packets);
    for (const size of [1, 2, 3, 7, stream.length]) {
      const splitter = new PacketSplitter();
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size)
        found.push(...splitter.push(stream.subarray(at, at + size)));
      assert.deepEqual(found.map(packetTypeOf), ['connect', 'publish', 'puback', 'publish']);
      assert.deepEqual(found, packets);
    }
  });

  it('refuses what is no MQTT', () => {
    assert.throws(() => new PacketSplitter().push(Buffer.alloc(6, 0xff)), /no MQTT/);
  });
});

describe('startMqttProxy', () => {
  let target: Server;
  let proxy: MqttProxy;
  let arrived: Buffer;
  let ends: Socket[];
  let client: Socket;
  beforeEach(async () => {
    arrived = Buffer.alloc(0);
    ends = [];
    target = createServer((socket) => {
      ends.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        arrived = Buffer.concat([arrived, chunk]);
      });
    });
    target.listen(0, '127.0.0.1');
    await once(target, 'listening');
    proxy = await startMqttProxy((target.address() as AddressInfo).port);
    client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
  });
  afterEach(async () => {
    client.destroy();
    await proxy.close();
    target.close();
  });

  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  };
  const untilArrived = (expected: Buffer): Promise<void> => until(() => arrived.equals(expected));

  it('drops exactly one packet of a kind', async () => {
    proxy.inject(onNth({ direction: 'up', type: 'puback' }, 2, { kind: 'drop' }));
    client.write(Buffer.concat([puback(1), publish(1), puback(2), puback(3)]));
    await untilArrived(Buffer.concat([puback(1), publish(1), puback(3)]));
  });

  it('doubles a publish', async () => {
    proxy.inject(twice({ direction: 'up', type: 'publish' }));
    client.write(Buffer.concat([publish(1), puback(1)]));
    await untilArrived(Buffer.concat([publish(1), publish(1), puback(1)]));
  });

  it('cuts after the k-th packet: that one arrives whole', async () => {
    proxy.inject(cutAfterPacket(2));
    const closed = once(client, 'close');
    client.write(Buffer.concat([publish(1), publish(2), publish(3)]));
    await closed;
    await untilArrived(Buffer.concat([publish(1), publish(2)]));
  });

  it('cuts at a byte', async () => {
    proxy.inject(cutAtByte('up', 5));
    const closed = once(client, 'close');
    const all = Buffer.concat([publish(1), publish(2), publish(3)]);
    client.write(all);
    await closed;
    await untilArrived(all.subarray(0, 5));
  });

  it('stalls one direction and keeps its order; the other goes on', async () => {
    proxy.inject(stall('up', 150));
    const startedAt = performance.now();
    client.write(Buffer.concat([publish(1), publish(2)]));
    await until(() => ends.length === 1);
    ends[0]?.write(puback(1));
    const [answer] = (await once(client, 'data')) as [Buffer];
    assert.deepEqual([answer, arrived.length], [puback(1), 0]);
    await untilArrived(Buffer.concat([publish(1), publish(2)]));
    assert.ok(performance.now() - startedAt >= 140);
  });

  it('leaves the client a half-open connection', async () => {
    client.write(publish(1));
    await untilArrived(publish(1));
    const [end] = ends;
    assert.ok(end);
    const closed = once(end, 'close');
    proxy.halfOpen();
    await closed;
    client.write(publish(2));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([client.destroyed, arrived.length], [false, publish(1).length]);
  });

  it('passes nothing in a partition, and new connections after it', async () => {
    proxy.partition();
    client.write(publish(1));
    const second = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    await once(second, 'connect');
    second.write(publish(2));
    proxy.heal();
    const third = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    third.write(publish(3));
    await untilArrived(publish(3));
    second.destroy();
    third.destroy();
  });
});
