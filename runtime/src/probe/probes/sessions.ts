import { ok, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

const expirySeconds = 60;
const patienceMs = 3_000;
const reliable = ['at-least-once', 'exactly-once'] as const;

/** What is sent to a receiver that lost its connection waits for it. */
export const sessions: Probe = {
  id: 'sessions',
  title: 'Messages wait for a receiver that is away',
  section: '4.1',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('away');
    const before = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds });
    await before.transport.subscribe([{ filter: topic }]);
    await before.transport.close({ abrupt: true });
    const sender = await scene.enter('sender');
    await sender.transport.publish({ topic, payload: 'x' });
    const after = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds, clean: false });
    const isThere = await after.arrived(1, patienceMs);
    if (isThere && after.session.sessionPresent)
      return ok('kept', true, 'A receiver that comes back gets what it missed.');
    const measured = after.session.sessionPresent
      ? 'the session was kept, the message not'
      : 'the session was lost';
    const meaning =
      'Whatever is sent while a receiver reconnects is lost to it; durable sends are sent again.';
    return { status: 'fail', grade: 'D', measured, value: false, meaning, touches: reliable };
  },
};

/** What was delivered and not acknowledged comes again after a reconnect. */
export const redelivery: Probe = {
  id: 'redelivery',
  title: 'What was not acknowledged comes again',
  section: '4.4',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('again');
    const life = { sessionExpirySeconds: expirySeconds, holds: true };
    const before = await scene.enter('receiver', life);
    await before.transport.subscribe([{ filter: topic }]);
    const sender = await scene.enter('sender');
    await sender.transport.publish({ topic, payload: 'x' });
    if (!(await before.arrived(1, patienceMs)))
      return { status: 'unknown', measured: 'nothing came', value: null, meaning: '' };
    await before.transport.close({ abrupt: true });
    const after = await scene.enter('receiver', { sessionExpirySeconds: expirySeconds, clean: false });
    const isThere = await after.arrived(1, patienceMs);
    const isMarked = after.packets[0]?.duplicate === true;
    if (isThere)
      return ok(
        isMarked ? 'comes again, marked as duplicate' : 'comes again, not marked as duplicate',
        { duplicate: isMarked },
        'A consumer that crashes while it handles a message gets it again.',
      );
    const meaning = 'A message whose handler crashes is lost; durable sends are sent again.';
    return { status: 'fail', grade: 'D', measured: 'lost', value: false, meaning, touches: reliable };
  },
};

/** A second connection with the client id ends the first: the fence of the front. */
export const takeover: Probe = {
  id: 'takeover',
  title: 'A client id belongs to one connection',
  section: '3.1.4',
  async run(scene: Scene): Promise<Outcome> {
    const first = await scene.enter('twin');
    const startedAt = scene.clock.monotonic();
    await scene.enter('twin');
    const isGone = await first.gone(patienceMs);
    const tookMs = Math.round(scene.clock.monotonic() - startedAt);
    if (isGone) {
      const how = first.ended?.kind === 'told' ? 'with the reason' : 'without a word';
      const meaning = 'Two instances are never the front of an agent at the same time.';
      return ok(`the older is closed ${how}, ${tookMs} ms`, { told: first.ended?.kind === 'told' }, meaning);
    }
    return {
      status: 'fail',
      grade: 'D',
      measured: 'both stay connected',
      value: false,
      meaning:
        'Two instances can be the front of an agent at once: a message may be handled twice, orders of keys break.',
      touches: reliable,
    };
  },
};
