import { ok, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

const count = 1_200;
const quietMs = 1_000;
const expirySeconds = 60;
const reliable = ['at-least-once', 'exactly-once'] as const;

/** How much the broker keeps for a receiver that is away, and whether it tells when that is full. */
export const queue: Probe = {
  id: 'queue',
  title: 'Messages kept for a receiver that is away',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('queue');
    const before = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds });
    await before.transport.subscribe([{ filter: topic }]);
    await before.transport.close();
    const sender = await scene.enter('sender');
    const answers = await Promise.allSettled(
      Array.from({ length: count }, (_, index) =>
        sender.transport.publish({ topic, payload: String(index) }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 'rejected').length;
    const after = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds, clean: false });
    await after.settled(quietMs, count);
    return judge(new Set(after.packets.map(({ payload }) => String(payload))).size, refused);
  },
};

function judge(kept: number, refused: number): Outcome {
  const value = { sent: count, refused, kept };
  if (kept >= count)
    return ok(`all ${count} that were tried`, value, `A receiver may miss ${count} messages at least.`);
  if (kept + refused >= count) {
    const measured = `${kept} of ${count}, the others were refused`;
    const meaning = `When ${kept} messages wait, a sender is told, and can try again later.`;
    return { status: 'warn', grade: 'B', measured, value, meaning, touches: reliable };
  }
  const measured = `${kept} of ${count}, though ${count - refused} were acknowledged`;
  const meaning = `Beyond ${kept} messages a receiver that is away loses them, and nobody is told: only durable channels notice and send again.`;
  return { status: 'fail', grade: 'C', measured, value, meaning, touches: reliable };
}
