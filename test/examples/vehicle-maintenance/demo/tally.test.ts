import assert from 'node:assert/strict';
import { createTally } from '#examples/vehicle-maintenance/src/demo/tally.ts';

describe('createTally', () => {
  it('adds up the instances of an agent, and keeps the latest report of each', () => {
    const tally = createTally();
    tally.record('/agents/a/1', { counters: { done: 1 }, deadLetters: {} });
    tally.record('/agents/a/1', { counters: { done: 5 }, deadLetters: {} });
    tally.record('/agents/a/2', { counters: { done: 2 }, deadLetters: { timeout: 1, expired: 4 } });
    tally.record('/agents/b/1', { counters: { done: 10 }, deadLetters: { timeout: 2 } });
    assert.deepEqual(
      [tally.counter('a', 'done'), tally.total('done'), tally.counter('c', 'done')],
      [7, 17, 0],
    );
    assert.deepEqual([...tally.deadLetters('a')], [['timeout', 1]]);
    assert.deepEqual([...tally.deadLetters()], [['timeout', 3]]);
  });

  it('changes its version with the counts only', () => {
    const tally = createTally();
    const report = { counters: { done: 1 }, deadLetters: {} };
    tally.record('/agents/a/1', report);
    const { version } = tally;
    tally.record('/agents/a/1', report);
    assert.equal(tally.version, version);
    tally.record('/agents/a/2', report);
    assert.notEqual(tally.version, version);
  });
});
