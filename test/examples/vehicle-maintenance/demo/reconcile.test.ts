import assert from 'node:assert/strict';
import { balances, formatEquation, reconcile } from '#examples/vehicle-maintenance/src/demo/reconcile.ts';
import { createTally } from '#examples/vehicle-maintenance/src/demo/tally.ts';
import { record } from './counts.ts';

describe('reconcile', () => {
  it('holds for a fleet at rest', () => {
    const tally = createTally();
    record(tally);
    const equations = reconcile(tally, 103);
    assert.deepEqual(equations.filter(({ holds }) => !holds).map(formatEquation), []);
    assert.ok(balances(equations));
  });

  it('fails for a reading that nobody settled', () => {
    const tally = createTally();
    record(tally);
    const failing = reconcile(tally, 104).filter(({ holds }) => !holds);
    assert.deepEqual(failing.map(formatEquation), [
      'FAIL readings in 104 = analysed 100 + dead letters 2 + expired 0 + duplicates 1',
    ]);
  });

  it('fails when an agent lost its part', () => {
    const tally = createTally();
    record(tally, { feedback: { processed: 2 } });
    assert.equal(balances(reconcile(tally, 103)), false);
  });
});
