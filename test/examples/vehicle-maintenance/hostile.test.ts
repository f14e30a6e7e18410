import assert from 'node:assert/strict';
import { connectAsync } from 'mqtt';
import { agents } from '#examples/vehicle-maintenance/src/demo/fleet.ts';
import { createHostilePackets } from './hostile.ts';
import type { HostilePacket } from './hostile.ts';
import { eventually, startRunningFleet } from './running-fleet.ts';
import type { RunningFleet } from './running-fleet.ts';

const outcomes = ['handled', 'failed', 'expired', 'duplicates', 'strays', 'ignored', 'shed', 'cancelled'];

describe('the fleet under 1,000 hostile payloads', function () {
  this.timeout(90_000);
  const packets = createHostilePackets({ count: 1000, seed: 2020 });
  let fleet: RunningFleet;
  before(async () => {
    fleet = await startRunningFleet();
    const client = await connectAsync(fleet.url);
    await Promise.all(
      packets.map(async ({ topic, payload }) => client.publishAsync(topic, Buffer.from(payload), { qos: 1 })),
    );
    await client.endAsync();
    await eventually(() => isSettled());
  });
  after(async () => fleet.close());

  function counter(agent: string, name: string): number {
    return fleet.monitor.tally.counter(agent, name);
  }

  function isSettled(): boolean {
    return (
      counter('feedback', 'received') >= entriesTo('feedback', packets) &&
      counter('data-analysis', 'received') >=
        entriesTo('analysis', packets) + counter('orchestrator', 'requests') &&
      counter('customer-engagement', 'received') >= entriesTo('safety', packets) &&
      counter('orchestrator', 'received') >= entriesTo('readings', packets) + entriesTo('safety', packets) &&
      agents.every((agent) => counter(agent, 'received') === sumOfOutcomes(agent))
    );
  }

  function sumOfOutcomes(agent: string): number {
    return outcomes.reduce((sum, name) => sum + counter(agent, name), 0);
  }

  it('stops no agent', () => {
    assert.deepEqual(fleet.crashes, []);
  });

  it('has every one of them in one outcome of the agent that received it', () => {
    for (const agent of agents) assert.equal(counter(agent, 'received'), sumOfOutcomes(agent), agent);
    assert.equal(counter('feedback', 'received'), entriesTo('feedback', packets));
    assert.equal(
      counter('data-analysis', 'received'),
      entriesTo('analysis', packets) + counter('orchestrator', 'requests'),
    );
  });

  it('has a dead letter with its reason for every one that failed', () => {
    for (const agent of agents) {
      const letters = fleet.monitor.tally.deadLetters(agent);
      assert.equal(
        [...letters.values()].reduce((sum, count) => sum + count, 0),
        counter(agent, 'failed'),
        `${agent}: ${JSON.stringify([...letters])}`,
      );
    }
    const reasons = fleet.monitor.tally.deadLetters('orchestrator');
    for (const code of ['invalid_message', 'invalid_data', 'unknown_type', 'too_large', 'hop_limit']) {
      assert.ok((reasons.get(code) ?? 0) > 0, `${code}: ${JSON.stringify([...reasons])}`);
    }
  });

  it('counts what expired and what came twice', () => {
    assert.ok(counter('orchestrator', 'expired') > 0);
    assert.ok(counter('orchestrator', 'duplicates') > 0);
  });

  it('goes on with its work', async () => {
    const before = counter('orchestrator', 'completed');
    await fleet.add('vehicle-feed', { FLEET_READINGS: '50' });
    await eventually(() => counter('orchestrator', 'completed') === before + 49);
  });
});

/** How many messages went to an input of the fleet. */
function entriesTo(input: string, packets: readonly HostilePacket[]): number {
  return packets
    .filter(({ topic }) => topic.endsWith(`/${input}`))
    .reduce((sum, { entries }) => sum + entries, 0);
}
