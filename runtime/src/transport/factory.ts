import { createMemoryBroker, type MemoryBroker } from './memory.ts';
import { createMqttFactory, type MqttOptions } from './mqtt.ts';
import type { TransportFactory } from './transport.ts';

const memoryBrokers = new Map<string, MemoryBroker>();

/** Connections to the broker at a url: `mqtt://`, `mqtts://`, `ws://`, `wss://`, or `memory://name`, one broker per process and name. */
export function createFactory(url: string, options: MqttOptions = {}): TransportFactory {
  if (!url.startsWith('memory:')) return createMqttFactory(url, options);
  const known = memoryBrokers.get(url);
  if (known !== undefined) return known;
  const { timers, random } = options;
  const broker = createMemoryBroker({
    url,
    ...(timers === undefined ? {} : { timers }),
    ...(random === undefined ? {} : { random }),
  });
  memoryBrokers.set(url, broker);
  return broker;
}
