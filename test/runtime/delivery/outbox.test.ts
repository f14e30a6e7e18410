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
