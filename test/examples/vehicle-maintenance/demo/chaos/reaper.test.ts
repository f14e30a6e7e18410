import assert from 'node:assert/strict';
import { places } from '#examples/vehicle-maintenance/src/demo/chaos/crew.ts';
import { planBlows } from '#examples/vehicle-maintenance/src/demo/chaos/reaper.ts';
import { createRandom } from '#examples/vehicle-maintenance/src/domain/random.ts';

describe('planBlows', () => {
  const plan = (kills: number, seed = 1): ReturnType<typeof planBlows> =>
    planBlows({ kills, places }, createRandom(seed));

  it('plans the same for the same seed, and other blows for another', () => {
    assert.deepEqual(plan(20), plan(20));
    assert.notDeepEqual(plan(20), plan(20, 2));
  });

  it('gives everybody a turn before anybody has another', () => {
    const struck = plan(places.length * 2).map(({ place }) => place);
    for (const turn of [struck.slice(0, places.length), struck.slice(places.length)]) {
      assert.equal(new Set(turn).size, places.length);
    }
  });

  it('spreads them in order over the run, some two at once', () => {
    const times = plan(40).map(({ at }) => at);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.ok(new Set(times).size < 40 && (times[0] ?? 1) < 0.1);
    assert.ok(times.every((at) => at >= 0 && at < 0.95));
  });

  it('plans none', () => {
    assert.deepEqual(plan(0), []);
  });
});
