import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const orderByBroker: Explanation = {
  rule: 'ORDER_BY_BROKER',
  why: '`orderBy` promises that messages of one key are handled one after the other. With `share: broker` the broker deals packets out to the instances without looking into them: two messages of one key are handled at the same time, by two instances.',
  fix: 'Use `share: one`, which keeps the order of a key. Where the order does not matter, leave `orderBy` out.',
  keys: ['channel.orderBy', 'channel.share'],
  bad: shelfWith('orderBy: /sku', 'share: ⟪broker⟫'),
  good: shelfWith('orderBy: /sku', 'share: one'),
};
