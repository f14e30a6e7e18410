import assert from 'node:assert/strict';
import { play } from '../conformance/scenarios/play.ts';
import { readScenarios, type Scenario } from '../conformance/scenarios/scenario.ts';
import { MqttStage } from './scenarios-over-mqtt/mqtt-stage.ts';

const playable = readScenarios().filter(({ scenario }) => canPlay(scenario));
const atOnce = 8;

/** What needs no virtual time, and nothing that the driver lacks. */
function canPlay({ time, steps }: Scenario): boolean {
  const lacks = steps.some(
    ({ agent, connection, connect }) => agent === 'crash' || (connection ?? connect) !== undefined,
  );
  return time === 'any' && !lacks;
}

async function run(scenario: Scenario): Promise<void> {
  const stage = await MqttStage.open(scenario);
  try {
    await play(scenario, stage);
  } finally {
    await stage.close();
  }
}

describe('scenarios over MQTT, with an ordinary client', () => {
  const failures = new Map<string, unknown>();

  // Each has a broker of its own, and most of its time is waiting.
  before(async function () {
    this.timeout(60_000);
    const waiting = [...playable];
    const workers = Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name, scenario } = next;
        await run(scenario).catch((caught: unknown) => failures.set(name, caught));
      }
    });
    await Promise.all(workers);
  });

  it('are many', () => {
    assert.ok(playable.length >= 40, `${playable.length}`);
  });

  for (const { name, scenario } of playable) {
    it(`${name}: ${scenario.description}`, () => {
      assert.ifError(failures.get(name));
    });
  }
});
