import type { Outcome, Probe } from '../probe.ts';
import { ok } from '../probe.ts';
import type { Actor, Scene } from '../scene.ts';

/** More than the runtime has under way with one broker: 256. */
const offered = 300;
const comfortable = 100;
const askedMaximum = 5;
const quietMs = 400;
const reliable = ['at-least-once', 'exactly-once', 'durable'] as const;

/** How many messages the broker has under way to one receiver that acknowledges none. */
export const inflightWindow: Probe = {
  id: 'window',
  title: 'Unacknowledged messages under way to a receiver',
  section: '4.9',
  async run(scene: Scene): Promise<Outcome> {
    const receiver = await scene.enter('receiver', { holds: true });
    const count = await countUnacknowledged(scene, receiver, offered);
    if (count === 0) return { status: 'unknown', measured: 'nothing came', value: null, meaning: '' };
    if (count >= offered)
      return ok(`${offered} or more`, count, 'A handler that hangs holds up nobody else for long.');
    const measured = count === 1 ? '1: one after the other' : String(count);
    if (count >= comfortable)
      return ok(measured, count, 'A handler that hangs holds up nobody else for long.');
    const meaning =
      count === 1
        ? 'Handlers of one connection run one after the other until their messages are parked (after 1 s): `concurrency` has little effect.'
        : `After ${count} messages under way all channels of a receiver wait until one is parked (after 1 s) or done: \`concurrency\` beyond ${count} has no effect.`;
    return {
      status: 'warn',
      grade: 'B',
      measured,
      value: count,
      meaning,
      touches: reliable,
    };
  },
};

/** Whether it keeps to the limit that a receiver gives it. */
export const receiveMaximum: Probe = {
  id: 'receive-maximum',
  title: 'Keeps to the receive maximum',
  section: '3.1.2.11.3',
  needs: 5,
  async run(scene: Scene): Promise<Outcome> {
    const receiver = await scene.enter('receiver', { holds: true, receiveMaximum: askedMaximum });
    const count = await countUnacknowledged(scene, receiver, askedMaximum * 6);
    if (count === 0) return { status: 'unknown', measured: 'nothing came', value: null, meaning: '' };
    const measured = `${count} under way where ${askedMaximum} were allowed`;
    if (count <= askedMaximum)
      return ok(measured, count, 'A busy receiver slows its senders down, not itself.');
    const meaning =
      'Back-pressure ends at the receiver: what it cannot take at once is parked, or, without a state folder, waits in its memory.';
    return { status: 'warn', grade: 'B', measured, value: count, meaning, touches: reliable };
  },
};

async function countUnacknowledged(scene: Scene, receiver: Actor, count: number): Promise<number> {
  const topic = scene.topic('window');
  await receiver.transport.subscribe([{ filter: topic }]);
  const sender = await scene.enter('sender');
  await Promise.all(
    Array.from({ length: count }, (_, index) => sender.transport.publish({ topic, payload: String(index) })),
  );
  await receiver.settled(quietMs, count);
  return receiver.packets.length;
}
