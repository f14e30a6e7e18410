import assert from 'node:assert/strict';
import type { ParleyError } from '#runtime/errors.ts';
import { startBroker, type BrokerPacket } from '#runtime/broker/broker.ts';
import { createMqttFactory, type MqttOptions } from '#runtime/transport/mqtt.ts';
import { within } from '../../support/deadline.ts';
import { startProxy } from '../../support/proxy.ts';
import { certificate, startTlsProxy } from '../../support/tls-proxy.ts';
import { describeTransport, type Rig } from '../transport/contract.ts';
import { Bench } from '../transport/contract/rig.ts';

type Scheme = 'mqtt' | 'mqtts' | 'ws' | 'wss';

async function createRig(scheme: Scheme, options: MqttOptions): Promise<Rig> {
  const broker = await startBroker({ websocketPort: 0 });
  const plain = scheme.startsWith('mqtt') ? broker.port : Number(new URL(broker.websocketUrl ?? '').port);
  const tls = scheme.endsWith('s') && scheme !== 'ws' ? await startTlsProxy(plain) : undefined;
  const proxy = await startProxy(tls?.port ?? plain);
  const trust = tls === undefined ? {} : { tls: { ca: certificate } };
  return {
    factory: createMqttFactory(`${scheme}://127.0.0.1:${proxy.port}`, { ...trust, ...options }),
    cut: () => {
      proxy.cut();
    },
    close: async () => {
      await proxy.close();
      await tls?.close();
      await broker.close();
    },
  };
}

describeTransport('the embedded broker', () => createRig('mqtt', {}), {
  protocol: 5,
  receiveWindow: false,
  takeoverIsTold: true,
  restarts: false,
});
describeTransport('the embedded broker on MQTT 3.1.1', () => createRig('mqtt', { protocol: 4 }), {
  protocol: 4,
  receiveWindow: false,
  takeoverIsTold: false,
  restarts: false,
});
describeTransport('the embedded broker by WebSocket', () => createRig('ws', {}), {
  protocol: 5,
  receiveWindow: false,
  takeoverIsTold: true,
  restarts: false,
});

for (const [name, scheme] of [
  ['TLS', 'mqtts'],
  ['WebSocket and TLS', 'wss'],
] as const) {
  describeTransport(`the embedded broker by ${name}`, () => createRig(scheme, {}), {
    protocol: 5,
    receiveWindow: false,
    takeoverIsTold: true,
    restarts: false,
  });

  it(`a transport over ${name} refuses a certificate that nobody vouches for`, async () => {
    const rig = await createRig(scheme, { tls: {} });
    const transport = rig.factory.create({ clientId: 'c' });
    await assert.rejects(transport.open(), { code: 'connection_refused' });
    await transport.close({ abrupt: true });
    await rig.close();
  });
}

describe('startBroker', () => {
  it('names a busy port and a way out of it', async () => {
    const broker = await startBroker();
    const second = startBroker({ port: broker.port });
    const error = await second.then(
      () => undefined,
      (caught: unknown) => caught as ParleyError,
    );
    assert.equal(error?.code, 'invalid_argument');
    assert.match(error.message, new RegExp(`port ${broker.port} .*another port`));
    await broker.close();
  });

  it('frees its ports although clients are connected', async () => {
    const broker = await startBroker({ websocketPort: 0 });
    const clients = [broker.url, broker.websocketUrl ?? ''].map((url, index) =>
      createMqttFactory(url).create({ clientId: `c${index}` }),
    );
    await Promise.all(clients.map((client) => client.open()));
    await within('close', broker.close(), 1_000);
    const again = await startBroker({ port: broker.port });
    await again.close();
    await Promise.all(clients.map((client) => client.close({ abrupt: true })));
  });

  it('shows what clients publish', async () => {
    const packets: BrokerPacket[] = [];
    const broker = await startBroker({ onPacket: (packet) => packets.push(packet) });
    const client = createMqttFactory(broker.url).create({ clientId: 'c' });
    await client.open();
    await client.publish({ topic: 'a', payload: 'x', retain: true });
    await client.close();
    assert.deepEqual(packets, [
      { topic: 'a', payload: Buffer.from('x'), qos: 1, retain: true, clientId: 'c' },
    ]);
    await broker.close();
  });

  for (const kept of [false, true]) {
    it(`loses none of 20,000 messages to a slow reader, session ${kept ? 'kept' : 'clean'}`, async function () {
      this.timeout(60_000);
      const broker = await startBroker();
      const bench = new Bench({
        factory: createMqttFactory(broker.url),
        cut: () => undefined,
        close: () => broker.close(),
      });
      const total = 20_000;
      const owed: (() => void)[] = [];
      const reader = await bench.open({
        ...(kept ? { clean: false, sessionExpirySeconds: 60 } : {}),
        onPacket: (packet) => {
          owed.push(() => {
            packet.acknowledge();
          });
          // A hundred at a time, long after they came.
          if (owed.length === 100)
            setImmediate(() => {
              owed.splice(0).forEach((acknowledge) => {
                acknowledge();
              });
            });
        },
      });
      await reader.transport.subscribe([{ filter: 'flood' }]);
      const sender = await bench.open();
      const texts = Array.from({ length: total }, (_, index) => `${index}`);
      await Promise.all(texts.map((payload) => sender.transport.publish({ topic: 'flood', payload })));
      await reader.received(total, 40_000);
      assert.deepEqual(reader.texts, texts);
      await bench.clear();
      await broker.close();
    });
  }
});
