import { ok, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

const shortSeconds = 1;
const longSeconds = 100;
/** Some brokers look at whole seconds only. */
const waitMs = 2_200;
const patienceMs = 3_000;
const quietMs = 200;
const expirySeconds = 60;
const reliable = ['at-least-once', 'exactly-once'] as const;

/** Whether a message that waited too long is not delivered any more. */
export const expiry: Probe = {
  id: 'expiry',
  title: 'Messages expire at the broker',
  section: '3.3.2.3.3',
  async run(scene: Scene): Promise<Outcome> {
    const before = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds });
    if (before.session.protocol === 4) return without('MQTT 3.1.1 has no expiry', null);
    const topic = scene.topic('expiry');
    await before.transport.subscribe([{ filter: topic }]);
    await before.transport.close();
    const sender = await scene.enter('sender');
    // Some brokers count the first one as delivered before the receiver is there.
    await sender.transport.publish({ topic, payload: 'first' });
    for (const [payload, messageExpirySeconds] of [
      ['short', shortSeconds],
      ['long', longSeconds],
    ] as const)
      await sender.transport.publish({ topic, payload, properties: { messageExpirySeconds } });
    await scene.wait(waitMs);
    const after = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds, clean: false });
    await after.arrived(2, patienceMs);
    await after.arrived(3, quietMs);
    const texts = after.packets.map(({ payload }) => String(payload));
    if (texts.includes('short')) return without('expired messages are delivered', false);
    const long = after.packets.find(({ payload }) => String(payload) === 'long');
    if (long === undefined) return { status: 'unknown', measured: 'nothing came', value: null, meaning: '' };
    const left = long.properties.messageExpirySeconds;
    const told =
      left === undefined || left >= longSeconds
        ? 'what is left of it is not told'
        : 'what is left of it is told';
    return ok(
      `they do; ${told}`,
      { secondsLeft: left ?? null },
      'What nobody wants any more takes no place.',
    );
  },
};

function without(measured: string, value: Outcome['value']): Outcome {
  const meaning =
    'Receivers judge the age of messages themselves, so nothing old is handled; but it takes a place in queues, and is carried for nothing.';
  return { status: 'warn', grade: 'B', measured, value, meaning, touches: reliable };
}
