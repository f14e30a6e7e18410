import assert from 'node:assert/strict';
import { SenderClocks } from '#runtime/delivery/sender-clocks.ts';
import { FakeClock } from '../support/fake-clock.ts';

const sender = '/agents/a/1';

describe('SenderClocks', () => {
  it('takes the difference at a first arrival for skew', () => {
    const clocks = new SenderClocks(new FakeClock());
    const senderNowMs = clocks.senderNowMs({ sender, sentAtMs: 5_000, arrivedAtMs: 605_000, heldMs: 0 });
    assert.equal(senderNowMs, 5_000);
  });

  it('sees how late a message is by the quickest one of the same sender', () => {
    const clocks = new SenderClocks(new FakeClock());
    clocks.senderNowMs({ sender, sentAtMs: 0, arrivedAtMs: 1_000, heldMs: 0 });
    assert.equal(clocks.senderNowMs({ sender, sentAtMs: 100, arrivedAtMs: 9_000, heldMs: 0 }), 8_000);
  });

  it('does not take the time in the broker for skew', () => {
    const clocks = new SenderClocks(new FakeClock());
    assert.equal(clocks.senderNowMs({ sender, sentAtMs: 0, arrivedAtMs: 30_000, heldMs: 30_000 }), 30_000);
  });

  it('follows a sender whose clock goes ahead', () => {
    const clocks = new SenderClocks(new FakeClock());
    assert.equal(clocks.senderNowMs({ sender, sentAtMs: 90_000, arrivedAtMs: 30_000, heldMs: 0 }), 90_000);
  });

  it('forgets after two windows', () => {
    const clock = new FakeClock();
    const clocks = new SenderClocks(clock);
    clocks.senderNowMs({ sender, sentAtMs: 0, arrivedAtMs: 0, heldMs: 0 });
    for (const other of ['b', 'c']) {
      clock.advance(61_000);
      clocks.senderNowMs({ sender: other, sentAtMs: 0, arrivedAtMs: 0, heldMs: 0 });
    }
    assert.equal(clocks.senderNowMs({ sender, sentAtMs: 0, arrivedAtMs: 5_000, heldMs: 0 }), 0);
  });
});
