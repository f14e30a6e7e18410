export { contentTypes, decodePayload, encodeMessage } from './envelope.ts';
export type { Decoded } from './envelope.ts';
export type { Message, Priority } from './message.ts';
export { channelMatches, formatSource, isReservedType, parseSource } from './names.ts';
export { createTopics } from './system-topics.ts';
export type { SystemTopic, Topics } from './system-topics.ts';
export { expirySeconds, formatTime, isExpired, parseTime } from './time.ts';
export { addressFilter, formatAddress, isTopicFilter, parseAddress, topicMatches } from './topic.ts';
export { createUuidV7 } from './uuid.ts';
