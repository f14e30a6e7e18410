import assert from 'node:assert/strict';
import { createSlices } from '#explorer/engine/slices.ts';

/** Work of so many milliseconds, and an event loop in which others take some time between two slices. */
function work({ leftMs, othersMs }: { readonly leftMs: number; readonly othersMs: number }) {
  const waiting: (() => void)[] = [];
  const durations: number[] = [];
  let [now, left, done] = [0, leftMs, 0];
  const slices = createSlices({
    run: (durationMs) => {
      durations.push(durationMs);
      now += durationMs;
      left -= durationMs;
      return left > 0;
    },
    onDone: () => (done += 1),
    schedule: (run) => waiting.push(run),
    now: () => now,
  });
  const turn = () => {
    now += othersMs;
    for (const run of waiting.splice(0)) run();
  };
  return {
    slices,
    durations,
    turn,
    get done() {
      return done;
    },
    get isWaiting() {
      return waiting.length > 0;
    },
  };
}

describe('slices', () => {
  it('let the event loop have its turn before each, and end with the work', () => {
    const search = work({ leftMs: 20, othersMs: 1 });
    search.slices.start();
    assert.deepEqual(search.durations, []);
    while (search.isWaiting) search.turn();
    assert.deepEqual([search.durations, search.done], [[8, 8, 8], 1]);
  });

  it('are short while others are busy', () => {
    const search = work({ leftMs: 5, othersMs: 5 });
    search.slices.start();
    while (search.isWaiting) search.turn();
    assert.deepEqual(search.durations, [2, 2, 2]);
  });

  it('are not twice at work, and start again', () => {
    const search = work({ leftMs: 8, othersMs: 0 });
    search.slices.start();
    search.slices.start();
    search.turn();
    assert.deepEqual([search.durations.length, search.done, search.isWaiting], [1, 1, false]);
    search.slices.start();
    search.turn();
    assert.equal(search.done, 2);
  });

  it('do nothing once they are stopped', () => {
    const search = work({ leftMs: 100, othersMs: 0 });
    search.slices.start();
    search.slices.stop();
    search.turn();
    search.slices.start();
    assert.deepEqual([search.durations, search.isWaiting], [[], false]);
  });
});
