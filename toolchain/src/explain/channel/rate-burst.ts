import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const rateBurst: Explanation = {
  rule: 'RATE_BURST_BELOW_ONE',
  why: '`burst` says how many messages may go at once, and by default it is `perSecond`. Below one not even a single message ever fits, so nothing is sent, however long the sender waits.',
  fix: 'Write `burst: 1` beside a `perSecond` below one.',
  keys: ['channel.rate.burst', 'channel.rate.perSecond'],
  bad: shelfWith('rate: { perSecond: ⟪0.1⟫ }'),
  good: shelfWith('rate: { perSecond: 0.1, burst: 1 }'),
};
