import assert from 'node:assert/strict';
import { ParleyError } from '#runtime/errors.ts';
import { createConnection } from '#runtime/transport/connection.ts';
import type { Dial, Link, LinkEvents } from '#runtime/transport/link.ts';
import type { Transport } from '#runtime/transport/transport.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { rest } from '../support/until.ts';

const lost = { kind: 'lost', cause: new ParleyError('not_connected', 'the broker is gone') } as const;
const link: Link = {
  sessionPresent: false,
  protocol: 5,
  sharedSubscriptions: true,
  publish: () => Promise.resolve(),
  subscribe: () => Promise.resolve(new Map()),
  unsubscribe: () => Promise.resolve(),
  disconnect: () => Promise.resolve(),
  destroy: () => undefined,
};

describe('a connection whose broker comes and goes', () => {
  let clock: FakeClock;
  let transport: Transport;
  let isUp: boolean;
  let events: LinkEvents | undefined;
  let attempts: number[];
  beforeEach(async () => {
    clock = new FakeClock();
    isUp = true;
    attempts = [];
    const dial: Dial = (_options, accept) => {
      attempts.push(clock.monotonic());
      if (!isUp) return Promise.reject(lost.cause);
      events = accept(link);
      return Promise.resolve();
    };
    const timers = { now: () => clock.monotonic(), after: clock.after.bind(clock) };
    transport = createConnection({ url: 'test:', dial, timers, random: () => 1 }, { clientId: 'c' });
    await transport.open();
  });
  afterEach(() => transport.close());

  async function goOn(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 50) {
      await rest(3);
      clock.advance(50);
    }
    await rest(3);
  }

  async function kill(forMs: number): Promise<void> {
    isUp = false;
    events?.onEnd(lost);
    await goOn(forMs);
    isUp = true;
  }

  it('tries again within 100 ms of a break, then less and less often', async () => {
    await goOn(10_000);
    attempts.length = 0;
    const brokenAt = clock.monotonic();
    await kill(3_200);
    assert.deepEqual(
      attempts.map((at) => at - brokenAt),
      [100, 300, 700, 1_500, 3_100],
    );
  });

  it('is back within a second of the broker, though that is killed every three seconds', async () => {
    for (let round = 0; round < 10; round += 1) {
      await kill(700);
      await goOn(1_000);
      assert.equal(transport.state, 'online', `round ${round}`);
      await goOn(1_300);
    }
  });

  it('leaves a broker alone that ends each connection at once', async () => {
    attempts.length = 0;
    for (let passed = 0; passed < 30_000; passed += 50) {
      await goOn(50);
      if (transport.state === 'online') events?.onEnd(lost);
    }
    assert.ok(attempts.length < 12, `${attempts.length} attempts`);
  });
});
