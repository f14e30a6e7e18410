export { createMemoryBroker, type MemoryBroker, type MemoryBrokerOptions } from './memory.ts';
export type { Timers } from './timers.ts';
export type {
  IncomingPacket,
  OutgoingPacket,
  PacketProperties,
  Session,
  Subscription,
  Transport,
  TransportFactory,
  TransportOptions,
  TransportState,
  Will,
} from './transport.ts';
