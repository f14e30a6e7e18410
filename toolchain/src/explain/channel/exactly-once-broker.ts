import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const exactlyOnceBroker: Explanation = {
  rule: 'EXACTLY_ONCE_BROKER',
  why: 'With `share: broker` the broker picks an instance for each packet. When an instance dies or its connection breaks, the copy goes to another one, which does not remember the id and handles the message a second time.',
  fix: 'Use `share: one`: the copies of a message come to the instance that knows them. Or give up exactly-once and make the handler idempotent.',
  keys: ['channel.delivery', 'channel.share'],
  bad: shelfWith('delivery: exactly-once', 'share: ⟪broker⟫'),
  good: shelfWith('delivery: exactly-once', 'share: one'),
};
