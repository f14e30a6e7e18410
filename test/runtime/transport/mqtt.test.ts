import assert from 'node:assert/strict';
import { createMqttFactory, type MqttOptions } from '#runtime/transport/mqtt.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';
import { startProxy } from '../../support/proxy.ts';
import { describeTransport, type Rig } from './contract.ts';
import { Bench } from './contract/rig.ts';

async function createRig(scheme: 'mqtt' | 'ws', options: MqttOptions): Promise<Rig> {
  const mosquitto: Mosquitto = await startMosquitto();
  const proxy = await startProxy(scheme === 'mqtt' ? mosquitto.port : mosquitto.websocketPort);
  return {
    factory: createMqttFactory(`${scheme}://127.0.0.1:${proxy.port}`, options),
    cut: () => {
      proxy.cut();
    },
    restart: { stop: () => mosquitto.stop(), start: () => mosquitto.start() },
    close: async () => {
      await proxy.close();
      await mosquitto.close();
    },
  };
}

describeWithMosquitto('Mosquitto', () => {
  describeTransport('MQTT 5', () => createRig('mqtt', {}), {
    protocol: 5,
    receiveWindow: true,
    takeoverIsTold: false,
    restarts: true,
  });
  describeTransport('MQTT 3.1.1', () => createRig('mqtt', { protocol: 4 }), {
    protocol: 4,
    receiveWindow: false,
    takeoverIsTold: false,
    restarts: true,
  });
  // The contract over WebSocket is held against the embedded broker: this one waits 100 ms between packets.
  it('carries a message over WebSocket', async () => {
    const bench = new Bench(await createRig('ws', {}));
    const receiver = await bench.subscriber('a/b');
    await receiver.transport.publish({ topic: 'a/b', payload: 'x' });
    await receiver.received(1);
    assert.deepEqual(receiver.texts, ['x']);
    await bench.clear();
    await bench.rig.close();
  });
});
