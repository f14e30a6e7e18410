import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const retainDefaultTtl: Explanation = {
  rule: 'RETAIN_DEFAULT_TTL',
  why: 'Whoever sets `retain` wants late subscribers to find the current value. Messages expire after 24 hours unless the channel says otherwise, and the broker then forgets the retained one too: a value that changes seldom is gone after a day.',
  fix: 'Write a `ttl` that is as long as a value may stand unchanged, or as short as it is worth something.',
  keys: ['channel.retain', 'channel.ttl'],
  bad: shelfWith('share: every', 'retain: ⟪true⟫'),
  good: shelfWith('share: every', 'retain: true', 'ttl: 30d'),
};
