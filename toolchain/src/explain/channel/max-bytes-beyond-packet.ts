import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const maxBytesBeyondPacket: Explanation = {
  rule: 'MAX_BYTES_BEYOND_PACKET',
  why: 'An MQTT packet holds at most 268,435,455 bytes, and most brokers allow far less. A message that the contract allows but no packet can hold fails when somebody sends it, and never before.',
  fix: 'Lower the size. Large data is better stored somewhere else, with its place in the message.',
  keys: ['channel.maxBytes', 'channel.batch.bytes'],
  bad: shelfWith('maxBytes: ⟪1GB⟫'),
  good: shelfWith('maxBytes: 1MB'),
};
