import assert from 'node:assert/strict';
import { eventually, startRunningFleet } from './running-fleet.ts';
import type { RunningFleet } from './running-fleet.ts';

describe('the fleet without anybody who analyses', function () {
  this.timeout(90_000);
  let fleet: RunningFleet;
  before(async () => {
    fleet = await startRunningFleet(['orchestrator']);
  });
  after(async () => fleet.close());

  it('tells the orchestrator of timeouts, and that it has not analysed', async () => {
    const { tally } = fleet.monitor;
    await fleet.add('vehicle-feed', { FLEET_READINGS: '3' });
    await eventually(() => tally.counter('orchestrator', 'timeoutEvents') >= 3);
    assert.equal(tally.counter('orchestrator', 'analysed'), 0);
    assert.deepEqual(fleet.crashes, []);
  });
});
