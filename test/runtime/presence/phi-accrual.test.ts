import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PhiAccrual } from '#runtime/presence/phi-accrual.ts';

const threshold = 8;

/** A detector that heard so many heartbeats, and when the last one came. */
function heard(intervals: readonly number[], intervalMs: number): { phi: PhiAccrual; lastMs: number } {
  const phi = new PhiAccrual({ intervalMs });
  let lastMs = 0;
  phi.heard(lastMs);
  for (const interval of intervals) {
    lastMs += interval;
    phi.heard(lastMs);
  }
  return { phi, lastMs };
}

const regular = (count: number, ms: number): readonly number[] => Array.from({ length: count }, () => ms);
const intervals = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 });

describe('PhiAccrual', () => {
  it('is 0 before the first heartbeat', () => {
    const phi = new PhiAccrual({ intervalMs: 100 });
    assert.equal(phi.phi(1e9), 0);
    assert.equal(phi.reachesAtMs(threshold), undefined);
  });

  it('never falls while nothing is heard, and is finite', () => {
    fc.assert(
      fc.property(intervals, fc.integer({ min: 10, max: 10_000 }), (before, intervalMs) => {
        const { phi, lastMs } = heard(before, intervalMs);
        let last = -1;
        for (let silentMs = 0; silentMs < 1e7; silentMs = silentMs * 1.3 + 1) {
          const value = phi.phi(lastMs + silentMs);
          assert.ok(Number.isFinite(value) && value >= last);
          last = value;
        }
        assert.ok(last > threshold);
      }),
    );
  });

  it('tells when it will reach a threshold', () => {
    fc.assert(
      fc.property(intervals, fc.double({ min: 0.5, max: 20, noNaN: true }), (before, wanted) => {
        const { phi } = heard(before, 200);
        const atMs = phi.reachesAtMs(wanted) ?? 0;
        assert.ok(phi.phi(atMs + 1) >= wanted);
        assert.ok(phi.phi(atMs - 1) < wanted);
      }),
    );
  });

  it('sees a hang within a second at heartbeats each 200 ms', () => {
    const { phi, lastMs } = heard(regular(20, 200), 200);
    assert.ok((phi.reachesAtMs(threshold) ?? Infinity) - lastMs < 800);
  });

  it('raises no alarm at a late tick', () => {
    fc.assert(
      fc.property(intervals, fc.integer({ min: 50, max: 10_000 }), (before, intervalMs) => {
        const { phi, lastMs } = heard(before, intervalMs);
        assert.ok(phi.phi(lastMs + intervalMs * 1.5 + 100) < threshold);
      }),
    );
  });

  it('becomes patient where heartbeats are irregular, and impatient again', () => {
    const patience = (before: readonly number[]): number => {
      const { phi, lastMs } = heard(before, 200);
      return (phi.reachesAtMs(threshold) ?? 0) - lastMs;
    };
    const jitter = regular(64, 0).map((_, index) => (index % 2 === 0 ? 50 : 750));
    const steady = patience(regular(64, 200));
    assert.ok(patience(jitter) > 2 * steady);
    assert.ok(patience([...jitter, ...regular(64, 200)]) < steady + 1);
    assert.ok(patience(regular(64, 600)) > steady + 300);
  });

  it('is not dulled by one long pause', () => {
    const { phi, lastMs } = heard([...regular(30, 200), 30_000, 200], 200);
    assert.ok((phi.reachesAtMs(threshold) ?? Infinity) - lastMs < 1_000);
  });

  it('begins anew where nothing could be heard', () => {
    const { phi, lastMs } = heard(regular(10, 200), 200);
    phi.forgive(lastMs + 60_000);
    assert.ok(phi.phi(lastMs + 60_200) < 1);
    assert.equal(phi.lastMs, lastMs + 60_000);
  });
});
