import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const durableBytes: Explanation = {
  rule: 'DURABLE_BYTES_BELOW_MESSAGE',
  why: 'A durable message is written to the journal before it is sent, and a full journal rejects the send. A journal that is smaller than one message may be is full for that message even when it is empty.',
  fix: 'Give the journal room for many messages, or lower `maxBytes` to what messages really have.',
  keys: ['channel.durable.bytes', 'channel.maxBytes'],
  bad: shelfWith('ttl: 1h', 'durable: { bytes: ⟪64KB⟫ }'),
  good: shelfWith('ttl: 1h', 'durable: { bytes: 64MB }'),
};
