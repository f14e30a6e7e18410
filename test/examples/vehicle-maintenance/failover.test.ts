import assert from 'node:assert/strict';
import { agents } from '#examples/vehicle-maintenance/src/demo/fleet.ts';
import { formatEquation, reconcile } from '#examples/vehicle-maintenance/src/demo/reconcile.ts';
import { watchFleet } from '#examples/vehicle-maintenance/src/demo/watch.ts';
import { eventually, startRunningFleet } from './running-fleet.ts';
import type { RunningFleet } from './running-fleet.ts';

describe('two instances of data-analysis', function () {
  this.timeout(90_000);
  let fleet: RunningFleet;
  before(async () => {
    fleet = await startRunningFleet(agents.filter((agent) => agent !== 'data-analysis'));
  });
  after(async () => fleet.close());

  it('lose nothing when the active one is killed under load', async () => {
    const { tally } = fleet.monitor;
    const active = await fleet.add('data-analysis', { PARLEY_INSTANCE: 'first' });
    await fleet.add('data-analysis', { PARLEY_INSTANCE: 'second' });
    await fleet.add('vehicle-feed', { FLEET_READINGS: '2000' });
    await eventually(() => tally.counter('orchestrator', 'analysed') > 300);
    active.kill();
    await active.gone;
    const diagnosed = tally.counter('data-analysis', 'diagnosed');
    const display = { update: () => undefined, close: () => undefined };
    const { signal } = new AbortController();
    const end = await watchFleet({ tally, feed: fleet.feed, display, expected: 2000, signal });
    const failing = reconcile(tally, fleet.feed.sent).filter(({ holds }) => !holds);
    assert.deepEqual([end, failing.map(formatEquation)], ['balanced', []]);
    assert.deepEqual(fleet.crashes, ['data-analysis']);
    assert.ok(tally.counter('data-analysis', 'diagnosed') > diagnosed + 300, 'the second instance took over');
  });
});
