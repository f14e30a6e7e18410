import { createMemoryBroker } from '#runtime/transport/memory.ts';
import { describeTransport, type Rig } from './contract.ts';

const refused = { filter: 'secret/#', code: 'not_authorized' };

function createRig(protocol: 4 | 5): Rig {
  const broker = createMemoryBroker({ protocol, maySubscribe: (_, filter) => filter !== refused.filter });
  return {
    factory: broker,
    cut: () => {
      broker.cut();
    },
    restart: {
      stop: () => {
        broker.stop();
        return Promise.resolve();
      },
      start: () => {
        broker.start();
        return Promise.resolve();
      },
    },
    close: () => Promise.resolve(),
  };
}

describeTransport('memory', () => Promise.resolve(createRig(5)), {
  protocol: 5,
  receiveWindow: true,
  takeoverIsTold: true,
  refused,
});

describeTransport('memory as MQTT 3.1.1', () => Promise.resolve(createRig(4)), {
  protocol: 4,
  receiveWindow: true,
  takeoverIsTold: false,
  refused,
});
