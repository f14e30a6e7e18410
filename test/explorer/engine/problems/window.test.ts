import assert from 'node:assert/strict';
import { createWindowCount, windowMs } from '#explorer/engine/problems/window.ts';

describe('createWindowCount', () => {
  it('counts what happened within the window, and lets go what is older', () => {
    let nowMs = 1_700_000_000_000;
    const count = createWindowCount(() => nowMs);
    count.add();
    nowMs += windowMs / 2;
    count.add();
    count.add();
    assert.equal(count.count(), 3);
    nowMs += windowMs / 2;
    assert.equal(count.count(), 2);
    nowMs += windowMs / 2;
    assert.equal(count.count(), 0);
  });

  it('begins anew when the clock jumps', () => {
    let nowMs = 1_700_000_000_000;
    const count = createWindowCount(() => nowMs);
    count.add();
    nowMs -= 3_600_000;
    assert.equal(count.count(), 0);
    count.add();
    nowMs += 10 * windowMs;
    assert.equal(count.count(), 0);
  });
});
