export { decodePayload } from './envelope.ts';
export type { Decoded } from './envelope.ts';
export type { Message, Priority } from './message.ts';
export { channelMatches, formatSource, isReservedType, parseSource } from './names.ts';
export { createTopics } from './system-topics.ts';
export type { SystemTopic, Topics } from './system-topics.ts';
export { isExpired, parseTime } from './time.ts';
export { addressFilter, isTopicFilter, parseAddress, topicMatches } from './topic.ts';
