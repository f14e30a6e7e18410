import assert from 'node:assert/strict';
import { createPace } from '#examples/vehicle-maintenance/src/input/pace.ts';
import type { Pace } from '#examples/vehicle-maintenance/src/input/pace.ts';

/** A pace on a clock that jumps to the end of every wait that nobody interrupts. */
function setUp(window: number): { pace: Pace; waits: number[] } {
  const waits: number[] = [];
  let nowMs = 0;
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    nowMs += ms;
    return Promise.resolve();
  };
  return { pace: createPace({ window, patienceMs: 2000, now: () => nowMs, wait }), waits };
}

describe('createPace', () => {
  it('opens up to its window without waiting', async () => {
    const { pace, waits } = setUp(2);
    await pace.open('a');
    await pace.open('b');
    assert.deepEqual([waits, pace.openCount], [[], 2]);
  });

  it('has room again when a workflow ends', async () => {
    const { pace, waits } = setUp(1);
    await pace.open('a');
    pace.close('a');
    await pace.open('b');
    assert.deepEqual([waits, pace.openCount], [[], 1]);
  });

  it('gives up on a workflow that does not end', async () => {
    const { pace, waits } = setUp(1);
    await pace.open('a');
    await pace.open('b');
    assert.deepEqual([waits, pace.openCount], [[2000], 1]);
  });

  it('wakes up who waits when a workflow ends', async () => {
    const wait = async (_ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    const pace = createPace({ window: 1, patienceMs: 2000, now: () => 0, wait });
    await pace.open('a');
    const opening = pace.open('b');
    pace.close('a');
    await opening;
    assert.equal(pace.openCount, 1);
  });
});
