import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const batchLinger: Explanation = {
  rule: 'BATCH_LINGER_BEYOND_TTL',
  why: 'A sender holds a message back for up to `linger` so that others can join its batch. Where that is as long as the `ttl`, or as the reply of a request may take, a message of a quiet hour has expired before it leaves.',
  fix: 'A linger of a few milliseconds fills batches under load, which is when they help. Shorten it, or let messages live longer.',
  keys: ['channel.batch.linger', 'channel.ttl', 'channel.reply.timeout'],
  bad: shelfWith('ttl: 1s', 'batch: { linger: ⟪2s⟫ }'),
  good: shelfWith('ttl: 1s', 'batch: { linger: 5ms }'),
};
