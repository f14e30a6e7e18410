import { ok, type Outcome, type Probe } from '../probe.ts';
import type { Actor, Scene } from '../scene.ts';
import { median } from './delivery.ts';

const rounds = 9;
/** After so many answers TCP expects one more, and waits with its acknowledgement. */
const answers = 3;
const patienceMs = 2_000;
/** A delayed acknowledgement of TCP takes 40 ms and more. */
const slowMs = 20;

/** Whether the broker holds a small packet back while an earlier one is not acknowledged by TCP. */
export const nagle: Probe = {
  id: 'nagle',
  title: 'Small messages leave the broker at once',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('nagle');
    const receiver = await scene.enter('receiver');
    const sender = await scene.enter('sender');
    await receiver.transport.subscribe([{ filter: topic }]);
    const firsts: number[] = [];
    const seconds: number[] = [];
    for (let count = 0; count < rounds; count += 1) {
      for (let answer = 0; answer < answers; answer += 1) {
        await timed(scene, { sender, receiver, topic });
        await receiver.transport.publish({ topic: `${topic}/answer`, payload: '', qos: 0 });
      }
      firsts.push(await timed(scene, { sender, receiver, topic }));
      seconds.push(await timed(scene, { sender, receiver, topic }));
    }
    const extraMs = Math.max(0, median(seconds) - median(firsts));
    const value = { firstMs: round(median(firsts)), nextMs: round(median(seconds)) };
    if (extraMs < slowMs)
      return ok(
        `${value.nextMs} ms after an earlier one`,
        value,
        'Nagle’s algorithm is off, as it should be.',
      );
    return {
      status: 'warn',
      grade: 'B',
      measured: `${value.nextMs} ms right after another one, ${value.firstMs} ms alone`,
      value,
      meaning:
        'The broker waits for TCP (Nagle’s algorithm) before it sends the next small message. Agents work around it where they can; other clients, and replies at QoS 1, take tens of milliseconds more.',
      touches: ['at-least-once', 'exactly-once', 'durable'],
    };
  },
};

interface Path {
  readonly sender: Actor;
  readonly receiver: Actor;
  readonly topic: string;
}

/** At QoS 0, so that no PUBACK of ours takes TCP's acknowledgement with it. */
async function timed(scene: Scene, { sender, receiver, topic }: Path): Promise<number> {
  const before = receiver.packets.length;
  const startedAt = scene.clock.monotonic();
  await sender.transport.publish({ topic, payload: 'x', qos: 0 });
  await receiver.arrived(before + 1, patienceMs);
  return scene.clock.monotonic() - startedAt;
}

function round(ms: number): number {
  return Number(ms.toFixed(1));
}
