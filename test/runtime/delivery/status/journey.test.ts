import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MessageStatus } from '#runtime/codegen/sent.ts';
import { Journey, type JourneyRoute, type Told } from '#runtime/delivery/status/journey.ts';
import { ParleyError } from '#runtime/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { rest } from '../../support/until.ts';

const two: JourneyRoute = { channel: 'job', confirmers: ['a', 'b'], reach: 'handled', reason: '' };
const nobody: JourneyRoute = {
  channel: 'job',
  confirmers: [],
  reach: 'acknowledged',
  reason: 'nobody confirms it',
};

describe('Journey', () => {
  let clock: FakeClock;
  let told: MessageStatus[];
  beforeEach(() => {
    clock = new FakeClock();
    told = [];
  });

  const begin = (route = two): Journey =>
    new Journey('m1', route, {
      clock,
      isWatched: () => true,
      onStatus: (_journey, status) => {
        told.push(status);
      },
    });

  it('is as far as all agents are that tell', () => {
    const journey = begin();
    journey.advance('sent');
    journey.advance('acknowledged');
    journey.tell('a', { status: 'handled' });
    assert.deepEqual(journey.confirmations, { a: 'handled', b: 'acknowledged' });
    assert.equal(journey.status, 'acknowledged');
    journey.tell('b', { status: 'received' });
    assert.equal(journey.status, 'received');
    journey.tell('b', { status: 'handled' });
    journey.end(journey.outcome);
    assert.deepEqual(told, ['sent', 'acknowledged', 'received', 'handled']);
  });

  it('learns nothing from others, and from each agent but once', () => {
    const journey = begin();
    assert.equal(journey.tell('c', { status: 'handled' }), false);
    assert.equal(journey.tell('a', { status: 'dead', code: 'timeout' }), true);
    assert.equal(journey.tell('a', { status: 'handled' }), false);
    assert.deepEqual(journey.confirmations, { a: 'dead', b: 'queued' });
  });

  it('resolves who waits when it is that far or farther, and leaves nothing behind', async () => {
    const journey = begin();
    const handled = journey.until('handled', { timeoutMs: 1_000 });
    const acknowledged = journey.until('acknowledged');
    journey.advance('acknowledged');
    assert.equal(await acknowledged, 'acknowledged');
    journey.tell('a', { status: 'handled' });
    journey.tell('b', { status: 'handled' });
    journey.end('handled');
    assert.equal(await handled, 'handled');
    assert.equal(await journey.until('received'), 'handled');
    assert.equal(clock.timers, 0);
    assert.equal(journey.isAwaited, false);
  });

  it('rejects as soon as one agent gave it up, with the reason', async () => {
    const journey = begin();
    const handled = journey.until('handled');
    const received = journey.until('received');
    journey.tell('a', { status: 'dead', code: 'invalid_data' });
    await assert.rejects(handled, {
      code: 'invalid_data',
      remote: true,
      message: '[invalid_data] a gave the message up: invalid_data',
      details: { id: 'm1', channel: 'job', status: 'queued', agent: 'a' },
    });
    journey.tell('b', { status: 'handled' });
    journey.end(journey.outcome);
    assert.equal(await received, 'received');
    assert.equal(journey.status, 'dead');
    assert.equal(await journey.until('received'), 'dead');
  });

  it('rejects when nobody would tell, at once', async () => {
    const journey = begin(nobody);
    await assert.rejects(journey.until('handled'), { code: 'unsupported', reason: 'nobody confirms it' });
  });

  it('rejects with how it ended', async () => {
    const late = begin();
    late.tell('a', { status: 'expired' });
    late.tell('b', { status: 'handled' });
    late.end(late.lateOutcome);
    await assert.rejects(late.until('handled'), { code: 'expired', reason: 'it came too late to a' });
    const lost = begin();
    lost.tell('a', { status: 'expired' });
    lost.end(lost.lateOutcome);
    await assert.rejects(lost.until('handled'), { code: 'unreceived' });
    const stopped = begin();
    const handled = stopped.until('handled');
    stopped.end(new ParleyError('unavailable', 'the agent stopped'));
    await assert.rejects(handled, { code: 'unavailable' });
    assert.equal(stopped.status, 'queued');
  });

  it('stops waiting when the caller gives up, or for too long', async () => {
    const journey = begin();
    const controller = new AbortController();
    const cancelled = journey.until('handled', { signal: controller.signal });
    const late = journey.until('handled', { timeoutMs: 50 });
    controller.abort();
    await assert.rejects(cancelled, { code: 'cancelled' });
    clock.advance(50);
    await assert.rejects(late, { code: 'timeout' });
    await assert.rejects(journey.until('handled', { signal: AbortSignal.abort() }), { code: 'cancelled' });
    assert.equal(journey.isAwaited, false);
  });

  it('REQ-DEL-45: stays received when its time is over in the mailbox of an agent that had it', () => {
    const journey = begin();
    for (const agent of ['a', 'b']) journey.tell(agent, { status: 'received' });
    journey.tell('a', { status: 'expired' });
    assert.equal(journey.status, 'received');
  });

  it('REQ-DEL-46: needs nothing more from an agent that is retired', () => {
    const journey = begin();
    journey.tell('a', { status: 'handled' });
    journey.tell('b', { status: 'retired' });
    assert.deepEqual([journey.missing, journey.outcome], [[], 'handled']);
    assert.deepEqual(journey.confirmations, { a: 'handled', b: 'retired' });
  });

  it('REQ-DEL-45: only moves forward and ends once, whatever is told in whatever order', async () => {
    const ranks: Readonly<Record<MessageStatus, number>> = {
      queued: 0,
      sent: 1,
      acknowledged: 2,
      received: 3,
      handled: 4,
      dead: 4,
      expired: 4,
      unreceived: 4,
    };
    const told = fc.record({
      agent: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom<Told['status']>('received', 'handled', 'dead', 'expired'),
    });
    const step = fc.oneof(
      told,
      fc.constantFrom<'sent' | 'acknowledged'>('sent', 'acknowledged'),
      fc.constant('end' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (given) => {
        const journey = begin();
        const seen: MessageStatus[] = [journey.status];
        let settled = 0;
        const waits = (['sent', 'acknowledged', 'received', 'handled'] as const).map((target) =>
          journey.until(target).then(
            () => (settled += 1),
            () => (settled += 1),
          ),
        );
        for (const one of given) {
          if (one === 'end')
            journey.end(journey.missing.length === 0 ? journey.outcome : journey.lateOutcome);
          else if (typeof one === 'string') journey.advance(one);
          else journey.tell(one.agent, { status: one.status });
          seen.push(journey.status);
        }
        for (const [index, status] of seen.entries()) {
          const before = seen[index - 1] ?? status;
          assert.ok(ranks[status] >= ranks[before], seen.join(' '));
          assert.ok(ranks[before] < 4 || status === before, seen.join(' '));
        }
        if (!given.includes('end')) journey.end(journey.lateOutcome);
        await rest(2);
        assert.equal(settled, waits.length);
        assert.equal(journey.isAwaited, false);
      }),
    );
  });
});
