export { ConnectError } from './connect-error.ts';
export { connectionOptions } from './connection.ts';
export { type BrokerSettings, type BrokerTarget, resolveBroker } from './resolve.ts';
