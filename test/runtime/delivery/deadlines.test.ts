import assert from 'node:assert/strict';
import { Deadlines } from '#runtime/delivery/deadlines.ts';
import { FakeClock } from '../support/fake-clock.ts';

function setUp() {
  const clock = new FakeClock();
  const fired: string[] = [];
  const timed = (name: string) => ({
    onDeadline: () => {
      fired.push(`${name} at ${clock.monotonic()}`);
    },
  });
  return { clock, fired, timed, deadlines: new Deadlines(clock, 10) };
}

describe('Deadlines', () => {
  it('fires up to one tick late and never early', () => {
    const { clock, fired, timed, deadlines } = setUp();
    deadlines.add(timed('a'), 15);
    clock.advance(19);
    assert.deepEqual(fired, []);
    clock.advance(1);
    assert.deepEqual(fired, ['a at 20']);
  });

  it('shares one timer among those of one tick', () => {
    const { clock, timed, deadlines } = setUp();
    for (let index = 0; index < 100; index += 1) deadlines.add(timed('x'), 31 + (index % 9));
    assert.equal(clock.timers, 1);
  });

  it('keeps no timer for what was removed', () => {
    const { clock, fired, timed, deadlines } = setUp();
    const a = timed('a');
    deadlines.add(a, 10);
    deadlines.remove(a);
    clock.advance(100);
    assert.deepEqual([fired, clock.timers, deadlines.size], [[], 0, 0]);
  });

  it('replaces the earlier deadline of the same thing', () => {
    const { clock, fired, timed, deadlines } = setUp();
    const a = timed('a');
    deadlines.add(a, 10);
    deadlines.add(a, 50);
    clock.advance(100);
    assert.deepEqual(fired, ['a at 50']);
  });

  it('does not fire what another one of the same tick removed', () => {
    const { clock, fired, timed, deadlines } = setUp();
    const second = timed('second');
    deadlines.add(
      {
        onDeadline: () => {
          deadlines.remove(second);
        },
      },
      10,
    );
    deadlines.add(second, 10);
    clock.advance(20);
    assert.deepEqual(fired, []);
  });

  it('leaves no timer after close', () => {
    const { clock, timed, deadlines } = setUp();
    deadlines.add(timed('a'), 10);
    deadlines.add(timed('b'), 100);
    deadlines.close();
    assert.equal(clock.timers, 0);
  });
});
