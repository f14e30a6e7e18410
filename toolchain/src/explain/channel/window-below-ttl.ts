import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const windowBelowTtl: Explanation = {
  rule: 'WINDOW_BELOW_TTL',
  why: 'An exactly-once receiver knows a second copy by its id, which it remembers for `window`. What is older than the window it cannot judge any more and makes a dead letter of (`too_old`), even where the `ttl` says that it is still of use.',
  fix: 'Make `window` at least as long as `ttl`. If remembering ids for so long costs too much, let messages expire earlier.',
  keys: ['channel.window', 'channel.ttl', 'channel.delivery'],
  bad: shelfWith('delivery: exactly-once', 'ttl: 48h', 'window: ⟪1h⟫'),
  good: shelfWith('delivery: exactly-once', 'ttl: 48h', 'window: 48h'),
};
