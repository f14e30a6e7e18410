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

  it('is asked again, then its backup, then people: the orchestrator hears of each step', async () => {
    const { tally } = fleet.monitor;
    await fleet.add('vehicle-feed', { FLEET_READINGS: '3' });
    await eventually(() => tally.counter('orchestrator', 'escalationEvents') >= 9);
    assert.equal(tally.counter('orchestrator', 'analysed'), 0);
    assert.deepEqual(fleet.crashes, []);
  });
});
