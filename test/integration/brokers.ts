import { createMqttFactory, type TransportFactory } from '@parley/runtime/transport';
import { startBroker } from '@parley/runtime/broker';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';

export interface Surroundings {
  /** A factory to the suite's broker. */
  readonly factory: () => TransportFactory;
  readonly hasSharedSubscriptions: boolean;
}

/** The same tests over every broker and protocol version that is at hand. */
export function describeBrokers(name: string, define: (surroundings: Surroundings) => void): void {
  for (const protocol of [5, 4] as const) {
    describe(`${name}, embedded broker, MQTT ${protocol}`, () => {
      withBroker(() => startBroker(), { protocol, hasSharedSubscriptions: false }, define);
    });
    describeWithMosquitto(`${name}, Mosquitto, MQTT ${protocol}`, () => {
      withBroker(() => startMosquitto(), { protocol, hasSharedSubscriptions: true }, define);
    });
  }
}

interface Broker {
  readonly url: string;
  close(): Promise<void>;
}

function withBroker(
  start: () => Promise<Broker>,
  given: { readonly protocol: 4 | 5; readonly hasSharedSubscriptions: boolean },
  define: (surroundings: Surroundings) => void,
): void {
  let broker: Broker;
  before(async () => {
    broker = await start();
  });
  after(() => broker.close());
  define({
    factory: () => createMqttFactory(broker.url, { protocol: given.protocol }),
    hasSharedSubscriptions: given.hasSharedSubscriptions,
  });
}
