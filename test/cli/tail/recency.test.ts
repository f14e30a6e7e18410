import assert from 'node:assert/strict';
import { createRecency } from '#cli/tail/recency.ts';
import { order } from './message.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const kept = (time?: string) => ({
  ...order,
  retained: true,
  message: { ...order.message, ...(time && { time }) },
});

describe('createRecency', () => {
  it('lets what comes now through, and of what was kept what was sent since', () => {
    const isRecent = createRecency('5m', now);
    assert.deepEqual(
      [order, kept('2026-01-01T11:56:00.000Z'), kept('2026-01-01T11:54:00.000Z'), kept(), kept('today')].map(
        isRecent,
      ),
      [true, true, false, false, false],
    );
  });

  it('lets everything through where nothing was asked', () => {
    assert.equal(createRecency(undefined)(kept()), true);
  });
});
