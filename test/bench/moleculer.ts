import { createRequire } from 'node:module';
import { reading } from './contracts.ts';
import { moleculerFolder } from './install-moleculer.ts';
import { keepInFlight, type Consumer, type Producer } from './scenario.ts';

interface Broker {
  start(): Promise<void>;
  stop(): Promise<void>;
  createService(service: object): void;
  waitForServices(names: readonly string[]): Promise<unknown>;
  call(action: string, params: object): Promise<unknown>;
}

/** A node of Moleculer that asks, over its MQTT transporter with its defaults but for the QoS. */
export async function createMoleculerProducer(url: string, qos: number): Promise<Producer> {
  const broker = createBroker(url, 'producer', qos);
  await broker.start();
  await broker.waitForServices(['bench']);
  return {
    run: ({ messages, window }) =>
      keepInFlight(messages, window, async () => {
        await broker.call('bench.ask', reading);
      }),
    close: () => broker.stop(),
  };
}

export async function createMoleculerConsumer(
  url: string,
  onHandled: () => void,
  qos: number,
): Promise<Consumer> {
  const broker = createBroker(url, 'consumer', qos);
  const ask = (): typeof reading => {
    onHandled();
    return reading;
  };
  broker.createService({ name: 'bench', actions: { ask } });
  await broker.start();
  return { close: () => broker.stop() };
}

function createBroker(url: string, nodeID: string, qos: number): Broker {
  const { ServiceBroker } = createRequire(`${moleculerFolder}package.json`)('moleculer') as {
    readonly ServiceBroker: new (options: object) => Broker;
  };
  const { hostname, port } = new URL(url);
  const transporter = { type: 'MQTT', options: { host: hostname, port: Number(port), qos } };
  return new ServiceBroker({ nodeID, logger: false, transporter });
}
