import assert from 'node:assert/strict';
import { Confirmations, type Passage } from '#runtime/delivery/durable/confirmations.ts';
import { FakeClock } from '../../support/fake-clock.ts';

type TestPassage = Passage & { journey: { missing: readonly string[] } };

function passage(...agents: string[]): TestPassage {
  return {
    route: { topic: 'orders' },
    journey: { missing: agents },
    passage: undefined,
    sentAtMs: -Infinity,
    attempts: 1,
  };
}

describe('Confirmations', () => {
  let clock: FakeClock;
  let confirmations: Confirmations;
  beforeEach(() => {
    clock = new FakeClock();
    confirmations = new Confirmations({ clock, window: 2 });
  });

  const depart = (...agents: string[]): ReturnType<typeof passage> => {
    const made = passage(...agents);
    confirmations.depart(made);
    return made;
  };
  const arrive = (agent: string, one: ReturnType<typeof passage>): void => {
    confirmations.arrive(agent, one);
    one.journey.missing = one.journey.missing.filter((other) => other !== agent);
  };

  it('has room until an agent has a window full, and again when it confirms', () => {
    const first = depart('a');
    assert.equal(confirmations.hasRoom(['a']), true);
    depart('a');
    assert.equal(confirmations.hasRoom(['a']), false);
    arrive('a', first);
    assert.equal(confirmations.hasRoom(['a']), true);
  });

  it('does not let one that is silent slow down those that live, but sends no more to it alone', () => {
    const both = [depart('a', 'b'), depart('a', 'b')];
    clock.advance(6_000);
    for (const one of both) arrive('a', one);
    assert.equal(confirmations.hasRoom(['a', 'b']), true);
    assert.equal(confirmations.hasRoom(['b']), false);
  });

  it('knows what later ones of its topic overtook, after a second', () => {
    const [first, second] = [depart('a'), depart('a')];
    arrive('a', second);
    assert.equal(confirmations.isOvertaken(first), false);
    clock.advance(1_000);
    assert.equal(confirmations.isOvertaken(first), true);
    confirmations.cancel(first);
    assert.equal(confirmations.isOvertaken(first), false);
  });

  it('asks with the oldest message alone, twice as late each time, until the agent is heard', () => {
    const [oldest, other] = [depart('a'), depart('a')];
    const asks = (): boolean[] => {
      const asked = new Set<string>();
      return [oldest, other].map((one) => confirmations.isProbe(one, asked));
    };
    assert.deepEqual(asks(), [false, false]);
    clock.advance(500);
    assert.deepEqual(asks(), [true, false]);
    clock.advance(999);
    assert.deepEqual(asks(), [false, false]);
    clock.advance(1);
    assert.deepEqual(asks(), [true, false]);
  });

  it('REQ-DEL-71: begins anew to ask over a new connection, and asks at once who came back', () => {
    const first = depart('a');
    const isProbe = (): boolean => confirmations.isProbe(first, new Set());
    for (const waitMs of [500, 1_000, 2_000, 4_000]) {
      clock.advance(waitMs);
      assert.equal(isProbe(), true);
    }
    confirmations.restart();
    clock.advance(499);
    assert.equal(isProbe(), false);
    clock.advance(1);
    assert.equal(isProbe(), true);
    confirmations.back('a');
    assert.deepEqual([isProbe(), isProbe()], [true, false]);
  });

  it('does not count as lost what is merely slow', () => {
    const [first, second] = [depart('a'), depart('a')];
    assert.equal(confirmations.isUnheard(second), true);
    arrive('a', first);
    assert.equal(confirmations.isUnheard(second), false);
    clock.advance(5_000);
    assert.equal(confirmations.isUnheard(second), true);
  });
});
