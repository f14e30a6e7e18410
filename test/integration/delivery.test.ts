import { startBroker } from '@parley/runtime/broker';
import { describeWithBroker, findProgram, type TestBroker } from '../support/broker-process.ts';
import { ejabberd, startEjabberd } from '../support/ejabberd.ts';
import { mosquitto, startMosquitto } from '../support/mosquitto.ts';
import { nats, startNats } from '../support/nats.ts';
import { freePort } from '../support/ports.ts';
import { rabbitmq, startRabbitmq } from '../support/rabbitmq.ts';
import { defineDelivery } from './delivery/suite.ts';

/** In memory: what it held is gone, however it ends. */
async function startEmbedded(): Promise<TestBroker> {
  const port = await freePort();
  let broker = await startBroker({ port });
  const stop = (): Promise<void> => broker.close();
  return {
    url: broker.url,
    stop,
    async start() {
      broker = await startBroker({ port });
    },
    close: stop,
  };
}

/** Starts at the first question, so that a slow one can be asked long before it is needed. */
function lazy(start: () => Promise<TestBroker>): {
  readonly ask: () => Promise<TestBroker>;
  readonly close: () => Promise<void>;
} {
  let broker: Promise<TestBroker> | undefined;
  return {
    ask: () => (broker ??= start()),
    close: async () => {
      await (await broker)?.close();
    },
  };
}

const brokers = {
  embedded: lazy(startEmbedded),
  mosquitto: lazy(() => startMosquitto()),
  ejabberd: lazy(startEjabberd),
  nats: lazy(startNats),
  rabbitmq: lazy(startRabbitmq),
};

/** Of MQTT as it is written, in memory. */
const usual = { sharing: false, survives: 'nothing', retainedByWildcard: true, keepsOrder: true } as const;
const versions = [
  ['5', 5],
  ['3.1.1', 4],
] as const;

describe('Delivery', () => {
  before(() => {
    // It takes ten seconds, in which the others are tried.
    if (findProgram(rabbitmq) !== undefined) brokers.rabbitmq.ask().catch(() => undefined);
  });
  after(async function () {
    // Where few tests ran, one may still be starting.
    this.timeout(90_000);
    await Promise.all(Object.values(brokers).map((broker) => broker.close()));
  });

  for (const [version, protocol] of versions) {
    describe(`embedded broker, MQTT ${version}`, () => {
      defineDelivery(brokers.embedded.ask, { ...usual, protocol, overtakesInReplay: true });
    });
    describeWithBroker(mosquitto, `Mosquitto, MQTT ${version}`, () => {
      defineDelivery(brokers.mosquitto.ask, { ...usual, protocol, sharing: true, survives: 'restart' });
    });
    describeWithBroker(ejabberd, `ejabberd, MQTT ${version}`, () => {
      defineDelivery(brokers.ejabberd.ask, { ...usual, protocol });
    });
  }
  describeWithBroker(nats, 'NATS, MQTT 3.1.1', () => {
    defineDelivery(brokers.nats.ask, {
      ...usual,
      protocol: 4,
      survives: 'kill',
      keepsOrder: false,
      dots: /closes the connection at topics with "\."/,
    });
  });
  describeWithBroker(rabbitmq, 'RabbitMQ, MQTT 3.1.1', () => {
    defineDelivery(brokers.rabbitmq.ask, {
      ...usual,
      protocol: 4,
      survives: 'kill',
      retainedByWildcard: false,
      dots: /delivers "a\.b" as "a\/b"/,
    });
  });
});
