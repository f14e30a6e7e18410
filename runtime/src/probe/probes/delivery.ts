import { promises, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

const tries = 9;
const patienceMs = 5_000;

/** A message at QoS 1 to oneself: without it nothing works. */
export const delivery: Probe = {
  id: 'delivery',
  title: 'Messages at QoS 1 arrive',
  section: '4.3.2',
  async run(scene: Scene): Promise<Outcome> {
    const receiver = await scene.enter('receiver');
    const sender = await scene.enter('sender');
    const topic = scene.topic('delivery');
    await receiver.transport.subscribe([{ filter: topic }]);
    const times: number[] = [];
    for (let count = 1; count <= tries; count += 1) {
      const startedAt = scene.clock.monotonic();
      await sender.transport.publish({ topic, payload: String(count) });
      if (!(await receiver.arrived(count, patienceMs))) return lost(count);
      times.push(scene.clock.monotonic() - startedAt);
    }
    const medianMs = Number(median(times).toFixed(1));
    return {
      status: 'ok',
      measured: `${medianMs} ms there and back`,
      value: { medianMs },
      meaning: 'Agents can work here.',
    };
  },
};

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function lost(count: number): Outcome {
  return {
    status: 'fail',
    grade: 'F',
    measured: `message ${count} of ${tries} never came`,
    value: false,
    meaning: 'No agent can work here.',
    touches: promises,
  };
}
