import { createMqttFactory, type MqttOptions } from '#runtime/transport/mqtt.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';
import { startProxy } from '../../support/proxy.ts';
import { describeTransport, type Rig } from './contract.ts';

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
  });
  describeTransport('MQTT 3.1.1', () => createRig('mqtt', { protocol: 4 }), {
    protocol: 4,
    receiveWindow: false,
    takeoverIsTold: false,
  });
  describeTransport('WebSocket', () => createRig('ws', {}), {
    protocol: 5,
    receiveWindow: true,
    takeoverIsTold: false,
    // This broker takes a second for every 40 KB.
    largeBytes: 10_000,
  });
});
