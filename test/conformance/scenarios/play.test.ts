import assert from 'node:assert/strict';
import { MemoryStage } from './memory-stage.ts';
import { play } from './play.ts';
import type { Scenario, Step } from './scenario.ts';

const request = {
  id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b',
  source: 'urn:plc',
  type: 'shop.job.v1',
  data: { n: 1 },
};
const goesIn: Step = { at: 0, as: 'job', in: { topic: 'work', event: request } };
const note = {
  topic: 'note',
  properties: { contentType: 'application/cloudevents+json', messageExpirySeconds: 120 },
};
const event = { $more: true, data: { about: 1 } };
const comesOut: Step = { at: 100, out: { ...note, event } };
const steps = (...given: Step[]): readonly Step[] => [goesIn, ...given];

function scenarioOf(given: readonly Step[], more: Partial<Scenario> = {}): Scenario {
  return {
    description: 'A handler tells of its message after 100 ms',
    requirements: ['REQ-DEL-6'],
    time: 'virtual',
    contracts: 'workshop',
    agent: { name: 'worker', instance: 'w1' },
    handlers: { work: [[{ wait: 100 }, { send: 'note', data: { about: 1 } }]] },
    steps: given,
    ...more,
  };
}

async function run(scenario: Scenario): Promise<void> {
  const stage = new MemoryStage(scenario, 5);
  try {
    await play(scenario, stage);
  } finally {
    await stage.close();
  }
}

describe('play', () => {
  it('takes a scenario that is as it says', async () => {
    await run(scenarioOf(steps(comesOut, { at: 100, acknowledged: 'job' }, { at: 200, nothing: true })));
  });

  for (const [what, given, reason] of [
    [
      'another value',
      steps({ at: 100, out: { ...note, event: { $more: true, data: { about: 2 } } } }),
      /step 1 at 100 ms, \{"out":.*\/data\/about is 1, expected 2; got note at 100 ms: \{"specversion"/,
    ],
    [
      'a member that is not expected',
      steps({ at: 100, out: { ...note, event: { $more: true, data: {} } } }),
      /\/data\/about is 1, but is not expected at all/,
    ],
    [
      'a member that is missing',
      steps({ at: 100, out: { ...note, event: { ...event, partitionkey: 'a' } } }),
      /\/partitionkey is not there, expected "a"/,
    ],
    [
      'nothing at all',
      [{ at: 50, out: { ...note, event } }],
      /step 0 at 50 ms.*expected a packet on note; nothing came/,
    ],
    [
      'a packet on another topic',
      steps({ at: 100, out: { ...note, topic: 'notes', event } }),
      /expected a packet on notes; what came: note at 100 ms/,
    ],
    [
      'a packet that is too late',
      steps({ from: 0, by: 99, out: { ...note, event } }),
      /expected a packet on note/,
    ],
    [
      'a packet that is too early',
      steps({ from: 150, by: 200, out: { ...note, event } }),
      /it came at 100 ms, expected 150 to 200 ms/,
    ],
    ['another QoS', steps({ at: 100, out: { ...note, qos: 0, event } }), /qos is 1, expected 0/],
    [
      'another RETAIN flag',
      steps({ at: 100, out: { ...note, retain: true, event } }),
      /retain is false, expected true/,
    ],
    [
      'another property',
      steps({ at: 100, out: { topic: 'note', event } }),
      /properties\/messageExpirySeconds is 120, but is not expected/,
    ],
    [
      'a packet that no step expects',
      steps({ at: 500, nothing: true }),
      /expected nothing more; what came: note at 100/,
    ],
    [
      'an acknowledgement that came before',
      steps({ at: 500, acknowledged: 'job' }),
      /it came at 100 ms, expected 500/,
    ],
    [
      'an acknowledgement that is too late',
      steps({ at: 99, acknowledged: 'job' }),
      /expected the acknowledgements of \["job"\] next, got \[\]/,
    ],
    [
      'an acknowledgement that is too early',
      steps({ at: 100, unacknowledged: 'job' }),
      /step 1 .*"job" was acknowledged at 100 ms/,
    ],
    [
      'a name that nothing has',
      steps({ at: 100, out: { ...note, event: { $more: true, id: { $same: 'cause' } } } }),
      /nothing is bound to "cause" yet/,
    ],
  ] as const) {
    it(`fails a scenario for ${what}, and says where`, async () => {
      await assert.rejects(run(scenarioOf(given)), reason);
    });
  }

  it('fails a scenario for a packet that is left at its end', async () => {
    await assert.rejects(
      run(scenarioOf(steps({ at: 100, acknowledged: 'job' }))),
      /^Error: expected nothing more/,
    );
  });

  it('fails a scenario for a result that no step expects', async () => {
    const agent = { name: 'caller', instance: 'c1' };
    const given = scenarioOf([{ at: 0, as: 'asked', call: { send: 'note', data: {} } }], {
      agent,
      handlers: {},
    });
    await assert.rejects(run(given), /a result that no step expects: .*"asked".*not_declared/);
  });

  for (const [what, topic, text] of [
    ['REQ-TOPIC-12: quickening', 'parley/v1/agents/worker/w1/quicken', ''],
    ['REQ-TOPIC-27: probes', 'parley/v1/probe/worker/w1', 'x'],
  ] as const) {
    it(`${what} is nothing that a scenario is about`, async () => {
      const scenario = scenarioOf([{ at: 0, nothing: true }]);
      const stage = new MemoryStage(scenario, 5);
      const seen = { atMs: 0, topic, qos: 0, retain: false, payload: Buffer.from(text), properties: {} };
      const begin = stage.begin.bind(stage);
      const stages = Object.assign(stage, {
        begin: async (): Promise<void> => {
          await begin();
          stage.outputs.push(seen);
        },
      });
      await play(scenario, stages);
      await stage.close();
    });
  }

  it('leaves out what the scenario ignores', async () => {
    await run(scenarioOf(steps({ at: 500, nothing: true }), { ignore: ['note'] }));
  });
});
