import assert from 'node:assert/strict';
import { createTally } from '#examples/vehicle-maintenance/src/demo/tally.ts';
import { watchFleet } from '#examples/vehicle-maintenance/src/demo/watch.ts';
import type { Progress } from '#examples/vehicle-maintenance/src/demo/progress.ts';
import { record } from './counts.ts';

describe('watchFleet', () => {
  const feed = { sent: 103, done: true, serviced: undefined };

  it('ends when all is sent and every equation holds', async () => {
    const tally = createTally();
    record(tally);
    const shown: Progress[] = [];
    const display = { update: (progress: Progress) => shown.push(progress), close: () => undefined };
    const { signal } = new AbortController();
    const end = await watchFleet({ tally, feed, display, expected: 103, signal });
    assert.equal(end, 'balanced');
    assert.deepEqual(shown.at(-1), {
      sent: 103,
      expected: 103,
      settled: 103,
      engaged: 5,
      scheduled: 3,
      insights: 9,
      deadLetters: 2,
    });
  });

  it('ends when it is interrupted', async () => {
    const display = { update: () => undefined, close: () => undefined };
    const signal = AbortSignal.abort();
    assert.equal(await watchFleet({ tally: createTally(), feed, display, expected: 103, signal }), 'aborted');
  });
});
