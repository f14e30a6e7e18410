export { createFactory } from './factory.ts';
export { createMemoryBroker, type MemoryBroker, type MemoryBrokerOptions } from './memory.ts';
export { createMqttFactory, type MqttOptions, type TlsOptions } from './mqtt.ts';
export type { Timers } from './timers.ts';
export type {
  IncomingPacket,
  OutgoingPacket,
  PacketProperties,
  ServerLimits,
  Session,
  Subscription,
  Transport,
  TransportFactory,
  TransportOptions,
  TransportState,
  Will,
} from './transport.ts';
export {
  addressFilter,
  channelMatches,
  createTopics,
  decodePayload,
  formatSource,
  isExpired,
  isReservedType,
  isTopicFilter,
  parseAddress,
  parseSource,
  parseTime,
  topicMatches,
} from '../protocol/index.ts';
export type { Decoded, Message, Priority, SystemTopic, Topics } from '../protocol/index.ts';
