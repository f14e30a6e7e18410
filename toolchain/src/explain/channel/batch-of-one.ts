import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const batchOfOne: Explanation = {
  rule: 'BATCH_OF_ONE',
  why: 'Batches save packets by putting several messages into one. With at most one message each they save nothing, and every receiver still has to know batches.',
  fix: 'Leave `batch` out, or allow more messages.',
  keys: ['channel.batch.messages'],
  bad: shelfWith('batch: { messages: ⟪1⟫ }'),
  good: shelfWith('batch: { messages: 64 }'),
};
