export { startBroker, type BrokerOptions, type BrokerPacket, type EmbeddedBroker } from './broker.ts';
