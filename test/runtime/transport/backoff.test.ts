import assert from 'node:assert/strict';
import { Backoff } from '#runtime/transport/backoff.ts';

/** The limits under which the delays are drawn. */
function limits(lives: readonly number[]): readonly number[] {
  const backoff = new Backoff(() => 1);
  return lives.map((livedMs) => backoff.next(livedMs));
}

describe('Backoff', () => {
  it('tries again within 100 ms, then under a limit that doubles up to 10 s', () => {
    assert.deepEqual(
      limits([0, 0, 0, 0, 0, 0, 0, 0, 0]),
      [100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000],
    );
  });

  it('draws from the whole span below the limit', () => {
    assert.deepEqual([new Backoff(() => 0).next(0), new Backoff(() => 0.5).next(0)], [0, 50]);
  });

  it('starts anew after a session of four seconds, however long it had failed before', () => {
    assert.equal(limits([...Array.from({ length: 100 }, () => 0), 4_000]).at(-1), 100);
  });

  it('forgives one failure for each half second of a session', () => {
    assert.deepEqual(limits([0, 0, 0, 1_000, 0]), [100, 200, 400, 200, 400]);
  });

  it('waits longer each time for a broker that accepts and ends the connection at once', () => {
    assert.deepEqual(limits([30, 40, 30, 400]), [100, 200, 400, 800]);
  });

  it('does not grow where the broker is killed every two seconds and back within one', () => {
    const rounds = Array.from({ length: 10 }, () => [2_000, 0, 0, 0]);
    assert.equal(Math.max(...limits(rounds.flat())), 800);
  });
});
