import assert from 'node:assert/strict';
import { type ThreadSummary, arrangeThreads, countThreads } from '#explorer/threads/summary.ts';

const thread = (correlationId: string, more: Partial<ThreadSummary>): ThreadSummary => ({
  correlationId,
  title: '',
  firstAtMs: 0,
  lastAtMs: 0,
  hops: 1,
  agents: 1,
  invalid: 0,
  deadLetters: 0,
  timeouts: 0,
  escalations: 0,
  state: 'done',
  waitsFor: undefined,
  ...more,
});

const threads = [
  thread('quick', { firstAtMs: 10, lastAtMs: 20, invalid: 3 }),
  thread('slow', { firstAtMs: 0, lastAtMs: 90, escalations: 1 }),
  thread('dead', { firstAtMs: 30, lastAtMs: 60, deadLetters: 1, state: 'failed' }),
];
const ids = (list: readonly ThreadSummary[]) => list.map(({ correlationId }) => correlationId);

describe('conversations', () => {
  it('have an order', () => {
    const ordered = (order: 'newest' | 'oldest' | 'slowest' | 'worst') =>
      ids(arrangeThreads(threads, { order, filter: 'all' }));
    assert.deepEqual(ordered('newest'), ['slow', 'dead', 'quick']);
    assert.deepEqual(ordered('oldest'), ['slow', 'quick', 'dead']);
    assert.deepEqual(ordered('slowest'), ['slow', 'dead', 'quick']);
    assert.deepEqual(ordered('worst'), ['dead', 'quick', 'slow']);
  });

  it('are counted by what they need', () => {
    assert.deepEqual(countThreads(threads), { all: 3, waiting: 0, escalated: 1, failed: 1 });
  });

  it('can be narrowed to those that need somebody', () => {
    assert.deepEqual(ids(arrangeThreads(threads, { order: 'newest', filter: 'failed' })), ['dead']);
    assert.deepEqual(ids(arrangeThreads(threads, { order: 'newest', filter: 'escalated' })), ['slow']);
    assert.deepEqual(ids(arrangeThreads(threads, { order: 'newest', filter: 'waiting' })), []);
  });
});
