import { type BrokerTarget, connectionOptions as read } from '@parley/explorer/connect';
import type { MqttOptions } from '@parley/runtime/transport';
import { asFailure } from './as-failure.ts';

/** How to connect to a broker: names, passwords, protocol and TLS. Files are named from the workspace's folder. */
export function connectionOptions(target: BrokerTarget, folder: string): MqttOptions {
  return asFailure(() => read(target, folder));
}
