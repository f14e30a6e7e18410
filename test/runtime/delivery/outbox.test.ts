import assert from 'node:assert/strict';
import { Outbox, type OutboxOptions } from '#runtime/delivery/outbox.ts';
import { ParleyError } from '#runtime/errors.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTransport } from '../support/fake-transport.ts';
import { rest } from '../support/until.ts';

function setUp(options: Partial<OutboxOptions> = {}) {
  const clock = new FakeClock();
  const transport = new FakeTransport();
  return { clock, transport, outbox: new Outbox({ clock, transport, ...options }) };
}

const packet = (topic: string) => ({ topic, payload: 'payload' });

describe('Outbox', () => {
  it('resolves when the broker has it', async () => {
    const { transport, outbox } = setUp();
    const done = outbox.publish(packet('a'));
    transport.published[0]?.confirm();
    await done;
    assert.deepEqual([outbox.inFlight, outbox.waiting], [0, 0]);
  });

  it('keeps what is published while the connection is down, and sends it in order', async () => {
    const { transport, outbox } = setUp();
    transport.state = 'offline';
    void outbox.publish(packet('a'));
    void outbox.publish(packet('b'));
    transport.state = 'online';
    void outbox.publish(packet('c'));
    outbox.flush();
    await rest();
    assert.deepEqual(transport.topics, ['a', 'b', 'c']);
  });

  it('sends again, before anything newer, what was unconfirmed when the connection broke', async () => {
    const { transport, outbox } = setUp();
    const all = [outbox.publish(packet('a')), outbox.publish(packet('b'))];
    transport.breakDown();
    all.push(outbox.publish(packet('c')));
    await rest();
    transport.state = 'online';
    outbox.flush();
    assert.deepEqual(transport.topics, ['a', 'b', 'c']);
    for (const { confirm } of transport.published) confirm();
    await Promise.all(all);
  });

  /** The broker hangs up at `bad`, and the connection comes back. */
  const hangUp = async (
    { clock, transport, outbox }: ReturnType<typeof setUp>,
    error?: ParleyError,
  ): Promise<void> => {
    const at = transport.topics.indexOf('bad');
    for (const { confirm } of transport.published.splice(0, Math.max(0, at))) confirm();
    await rest();
    if (!transport.topics.includes('bad')) return;
    transport.breakDown(error);
    await rest();
    clock.advance(100);
    transport.state = 'online';
    outbox.flush();
    clock.advance(1_000);
    await rest();
  };

  it('REQ-DEL-74: gives up the message at which the broker hangs up, and sends the others', async () => {
    const world = setUp();
    const { transport, outbox } = world;
    const heard: string[] = [];
    outbox.onHangUp(({ topic }, { code }) => heard.push(`${topic} ${code}`));
    const sent: string[] = [];
    for (const topic of ['a', 'b', 'bad', 'c', 'd']) {
      void outbox.publish(packet(topic)).then(
        () => sent.push(topic),
        (error: unknown) => sent.push(`${topic}: ${ParleyError.from(error).reason}`),
      );
    }
    for (let round = 0; round < 3; round += 1) await hangUp(world);
    await rest();
    for (let round = 0; round < 4; round += 1) {
      for (const { confirm } of transport.published.splice(0)) confirm();
      await rest();
    }
    const reason = 'the broker hung up 3 times at a message of 7 bytes to "bad": it does not say why';
    assert.deepEqual(sent, ['a', 'b', `bad: ${reason}`, 'c', 'd']);
    assert.deepEqual([heard, outbox.waiting, outbox.inFlight], [['bad not_authorized'], 0, 0]);
  });

  it('REQ-DEL-74: tells the reason of the broker, and gives what others keep back to them in between', async () => {
    const world = setUp();
    const { outbox } = world;
    const owner = {};
    const ends: string[] = [];
    const tooLarge = new ParleyError('not_connected', 'too large (149)', { details: { reason: 149 } });
    const publish = (): void => {
      outbox.publish(packet('bad'), { isKept: true, owner }).catch((caught: unknown) => {
        ends.push(ParleyError.from(caught).code);
      });
    };
    for (let round = 0; round < 3; round += 1) {
      publish();
      world.clock.advance(1_000);
      await rest();
      await hangUp(world, tooLarge);
    }
    assert.deepEqual(ends, ['not_connected', 'not_connected', 'too_large']);
  });

  it('REQ-DEL-74: gives nothing up where the connection breaks by itself, or the broker is not well', async () => {
    const world = setUp();
    const { transport, outbox, clock } = world;
    const busy = new ParleyError('not_connected', 'busy', { details: { reason: 0x89 } });
    const done = outbox.publish(packet('bad'));
    for (let round = 0; round < 10; round += 1) await hangUp(world, busy);
    for (let round = 0; round < 10; round += 1) {
      transport.breakDown();
      await rest();
      transport.state = 'online';
      outbox.flush();
      clock.advance(500);
      await rest();
    }
    clock.advance(1_000);
    await rest();
    for (const { confirm } of transport.published) confirm();
    await done;
  });

  it('sends again after a while what the broker has no quota for', async () => {
    const { transport, outbox, clock } = setUp();
    const done = outbox.publish(packet('a'));
    const later = outbox.publish(packet('b'));
    const quota = new ParleyError('overloaded', 'quota', { details: { reason: 0x97 } });
    for (const { fail } of transport.published.splice(0)) fail(quota);
    await rest();
    assert.deepEqual(transport.topics, []);
    clock.advance(100);
    assert.deepEqual(transport.topics, ['a', 'b']);
    for (const { confirm } of transport.published) confirm();
    await Promise.all([done, later]);
  });

  it('sends no more than its window at a time', async () => {
    const { transport, outbox } = setUp({ window: 2 });
    for (const topic of ['a', 'b', 'c']) void outbox.publish(packet(topic));
    assert.deepEqual(transport.topics, ['a', 'b']);
    transport.published[0]?.confirm();
    await rest();
    assert.deepEqual(transport.topics, ['a', 'b', 'c']);
  });

  it('refuses when too many wait', async () => {
    const { transport, outbox } = setUp({ maxWaiting: 1 });
    transport.state = 'offline';
    void outbox.publish(packet('a'));
    await assert.rejects(outbox.publish(packet('b')), { code: 'overloaded' });
  });

  it('refuses when too many bytes wait', async () => {
    const { transport, outbox } = setUp({ maxWaitingBytes: 10 });
    transport.state = 'offline';
    void outbox.publish(packet('a'));
    await assert.rejects(outbox.publish(packet('b')), { code: 'overloaded' });
  });

  it('rejects what expires while it waits', async () => {
    const { clock, transport, outbox } = setUp();
    transport.state = 'offline';
    const expiring = assert.rejects(outbox.publish(packet('a'), { ttlMs: 1000 }), { code: 'expired' });
    void outbox.publish(packet('b'), { ttlMs: 9000 });
    clock.advance(1500);
    await expiring;
    assert.equal(outbox.waiting, 1);
  });

  it('stops waiting when the caller gives up', async () => {
    const { transport, outbox } = setUp();
    transport.state = 'offline';
    const abort = new AbortController();
    const waiting = outbox.publish(packet('a'), { signal: abort.signal });
    abort.abort();
    await assert.rejects(waiting, { code: 'cancelled' });
    assert.equal(outbox.waiting, 0);
  });

  it('rejects what the broker refuses, and goes on', async () => {
    const { transport, outbox } = setUp();
    const refused = outbox.publish(packet('a'));
    transport.published[0]?.fail(new ParleyError('not_authorized', 'no'));
    await assert.rejects(refused, { code: 'not_authorized' });
  });

  it('is idle when nothing waits and nothing is under way', async () => {
    const { transport, outbox } = setUp();
    let isIdle = false;
    void outbox.publish(packet('a'));
    void outbox.whenIdle().then(() => {
      isIdle = true;
    });
    await rest();
    assert.equal(isIdle, false);
    transport.published[0]?.confirm();
    await rest();
    assert.equal(isIdle, true);
  });

  it('rejects what waits, and what comes, once it is closed', async () => {
    const { clock, transport, outbox } = setUp();
    transport.state = 'offline';
    const waiting = assert.rejects(outbox.publish(packet('a')), { code: 'not_connected' });
    outbox.close();
    await waiting;
    await assert.rejects(outbox.publish(packet('b')), { code: 'not_connected' });
    assert.equal(clock.timers, 0);
  });
});
