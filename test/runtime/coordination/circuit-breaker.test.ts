import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CircuitBreaker,
  type CallOutcome,
  type CircuitChange,
} from '#runtime/coordination/circuit-breaker.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { createFakeRandom } from '../support/fake-random.ts';

function setUp(failureRate = 0.5) {
  const clock = new FakeClock();
  const changes: CircuitChange[] = [];
  const breaker = new CircuitBreaker({
    clock,
    random: createFakeRandom(),
    failureRate,
    onChange: (change) => changes.push(change),
  });
  const call = (outcome: CallOutcome): boolean => {
    const leave = breaker.enter();
    leave?.(outcome);
    return leave !== undefined;
  };
  const many = (count: number, outcome: CallOutcome): void => {
    for (let index = 0; index < count; index += 1) call(outcome);
  };
  return { clock, changes, breaker, call, many };
}

describe('CircuitBreaker', () => {
  it('judges nothing before ten calls, and then the share of the last twenty', () => {
    const { breaker, many, call } = setUp(0.5);
    many(9, 'failed');
    assert.equal(breaker.state, 'closed');
    call('failed');
    assert.equal(breaker.state, 'open');
    const other = setUp(0.5);
    other.many(20, 'succeeded');
    other.many(9, 'failed');
    assert.equal(other.breaker.state, 'closed');
    other.call('failed');
    assert.deepEqual(
      other.changes.map(({ state, failureRate }) => [state, failureRate]),
      [['open', 0.5]],
    );
  });

  it('turns calls away while it is open, then lets one at a time find out', () => {
    const { breaker, clock, many, call, changes } = setUp();
    many(10, 'failed');
    assert.equal(call('succeeded'), false);
    clock.advance(5_000);
    const probe = breaker.enter();
    assert.ok(probe !== undefined);
    assert.equal(breaker.enter(), undefined);
    probe('succeeded');
    assert.deepEqual(
      changes.map(({ state }) => state),
      ['open', 'half-open', 'closed'],
    );
    assert.equal(call('succeeded'), true);
  });

  it('stays open twice as long after each probe that fails, up to a minute, a fifth of it left to chance', () => {
    const { clock, many, call, changes } = setUp();
    many(10, 'failed');
    for (let round = 0; round < 6; round += 1) {
      clock.advance(60_000);
      assert.ok(call('failed'));
    }
    const times = changes.flatMap(({ openMs }) => openMs ?? []);
    for (const [index, boundMs] of [5, 10, 20, 40, 60, 60, 60].entries()) {
      const openMs = times[index] ?? 0;
      assert.ok(openMs > boundMs * 800 - 1 && openMs <= boundMs * 1000, `${openMs} of ${boundMs} s`);
    }
  });

  it('lets another probe go when one ends without telling anything', () => {
    const { breaker, clock, many, call } = setUp();
    many(10, 'failed');
    clock.advance(5_000);
    call('unknown');
    assert.equal(breaker.state, 'half-open');
    assert.ok(call('succeeded'));
    assert.equal(breaker.state, 'closed');
  });

  it('does not count calls that began before it changed', () => {
    const { breaker, clock, many } = setUp();
    const late = Array.from({ length: 10 }, () => breaker.enter());
    many(10, 'failed');
    clock.advance(5_000);
    const probe = breaker.enter();
    for (const leave of late) leave?.('failed');
    assert.equal(breaker.state, 'half-open');
    probe?.('succeeded');
    for (const leave of late) leave?.('failed');
    assert.equal(breaker.state, 'closed');
  });

  it('counts an outcome once', () => {
    const { breaker } = setUp();
    const leave = breaker.enter();
    for (let index = 0; index < 30; index += 1) leave?.('failed');
    assert.equal(breaker.state, 'closed');
  });

  it('keeps to its states, whatever comes', () => {
    const after = { closed: ['open'], open: ['half-open'], 'half-open': ['open', 'closed'] } as const;
    const steps = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('enter' as const) }),
        fc.record({
          kind: fc.constant('leave' as const),
          which: fc.nat(20),
          outcome: fc.constantFrom<CallOutcome>('succeeded', 'failed', 'unknown'),
        }),
        fc.record({ kind: fc.constant('advance' as const), ms: fc.nat(20_000) }),
      ),
      { maxLength: 200 },
    );
    const property = fc.property(steps, fc.double({ min: 0.05, max: 1, noNaN: true }), (list, rate) => {
      const { breaker, clock, changes } = setUp(rate);
      const under: ((outcome: CallOutcome) => void)[] = [];
      const openUntilMs = (): number => openedAtMs + (changes.at(-1)?.openMs ?? 0);
      let openedAtMs = 0;
      const enter = (): void => {
        const mayTry = breaker.state !== 'open' || clock.monotonic() >= openUntilMs();
        const isRefusing = breaker.isRefusing;
        const leave = breaker.enter();
        assert.equal(leave === undefined, isRefusing);
        assert.ok(mayTry || leave === undefined);
        if (leave !== undefined) under.push(leave);
      };
      for (const step of list) {
        const { length } = changes;
        if (step.kind === 'advance') clock.advance(step.ms);
        else if (step.kind === 'leave') under.splice(step.which % (under.length || 1), 1)[0]?.(step.outcome);
        else enter();
        if (changes.length > length) openedAtMs = clock.monotonic();
        assert.equal(breaker.state, changes.at(-1)?.state ?? 'closed');
      }
      let state: keyof typeof after = 'closed';
      for (const change of changes) {
        assert.ok((after[state] as readonly string[]).includes(change.state));
        state = change.state;
      }
    });
    fc.assert(property);
  });
});
