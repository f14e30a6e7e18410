import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const rateBurstBelowBatch: Explanation = {
  rule: 'RATE_BURST_BELOW_BATCH',
  why: 'A batch is sent at once, so it can hold no more messages than the burst lets go. The larger number that the contract allows is never reached.',
  fix: 'Raise `burst` to the size of a batch, or allow as many messages in a batch as may go at once.',
  keys: ['channel.rate.burst', 'channel.batch.messages'],
  bad: shelfWith('rate: { perSecond: 100, burst: 20 }', 'batch: { messages: ⟪64⟫ }'),
  good: shelfWith('rate: { perSecond: 100, burst: 64 }', 'batch: { messages: 64 }'),
};
