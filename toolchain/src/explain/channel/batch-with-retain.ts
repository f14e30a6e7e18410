import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const batchWithRetain: Explanation = {
  rule: 'BATCH_WITH_RETAIN',
  why: 'A broker retains the last *packet* of a topic. Where several messages share a packet, a new subscriber gets a whole batch, of which all but the last entry are history.',
  fix: 'Leave `batch` out on channels that retain.',
  keys: ['channel.batch', 'channel.retain'],
  bad: shelfWith('ttl: 7d', 'share: every', 'retain: true', 'batch: ⟪true⟫'),
  good: shelfWith('ttl: 7d', 'share: every', 'retain: true'),
};
