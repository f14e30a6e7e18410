import { startBroker } from '#runtime/broker/broker.ts';
import { createMqttFactory, type MqttOptions } from '#runtime/transport/mqtt.ts';
import { startProxy } from '../../support/proxy.ts';
import { describeTransport, type Rig } from '../transport/contract.ts';

async function createRig(scheme: 'mqtt' | 'ws', options: MqttOptions): Promise<Rig> {
  const broker = await startBroker({ websocketPort: 0 });
  const proxy = await startProxy(
    scheme === 'mqtt' ? broker.port : Number(new URL(broker.websocketUrl ?? '').port),
  );
  return {
    factory: createMqttFactory(`${scheme}://127.0.0.1:${proxy.port}`, options),
    cut: () => {
      proxy.cut();
    },
    close: async () => {
      await proxy.close();
      await broker.close();
    },
  };
}

describeTransport('the embedded broker', () => createRig('mqtt', {}), {
  protocol: 5,
  receiveWindow: false,
  takeoverIsTold: true,
});
describeTransport('the embedded broker on MQTT 3.1.1', () => createRig('mqtt', { protocol: 4 }), {
  protocol: 4,
  receiveWindow: false,
  takeoverIsTold: false,
});
describeTransport('the embedded broker by WebSocket', () => createRig('ws', {}), {
  protocol: 5,
  receiveWindow: false,
  takeoverIsTold: true,
});
