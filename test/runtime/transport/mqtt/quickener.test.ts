import assert from 'node:assert/strict';
import { Quickener } from '#runtime/transport/mqtt/quickener.ts';

/** A clock of whole milliseconds, and a count of the empty messages. */
function setUp() {
  let nowMs = 0;
  let sent = 0;
  let due: { atMs: number; run: () => void } | undefined;
  const quickener = new Quickener(
    {
      now: () => nowMs,
      after: (delayMs, run) => {
        const timer = { atMs: nowMs + delayMs, run };
        due = timer;
        return () => {
          if (due === timer) due = undefined;
        };
      },
    },
    () => {
      sent += 1;
      quickener.wrote();
    },
  );
  const pass = (ms: number): void => {
    for (const end = nowMs + ms; nowMs < end;) {
      nowMs += 1;
      const timer = due;
      if (timer === undefined || timer.atMs > nowMs) continue;
      due = undefined;
      timer.run();
    }
  };
  /** Reads, one each so many milliseconds. */
  const receive = (times: number, everyMs: number, packets = 2): void => {
    for (let count = 0; count < times; count += 1) {
      pass(everyMs);
      quickener.received(packets);
    }
  };
  return { quickener, pass, receive, sent: () => sent };
}

describe('Quickener', () => {
  for (const everyMs of [1, 10, 100]) {
    it(`sends nothing where packets come every ${everyMs} ms`, () => {
      const { receive, sent } = setUp();
      receive(1_000, everyMs);
      assert.equal(sent(), 0);
    });
  }

  it('takes single packets that are late for the pauses of a busy machine', () => {
    const { receive, sent } = setUp();
    receive(100, 40, 1);
    assert.equal(sent(), 0);
  });

  it('sends an empty message after each read once several packets were as late as a delayed acknowledgement', () => {
    const { receive, pass, sent } = setUp();
    receive(2, 40);
    pass(1);
    assert.equal(sent(), 1);
    receive(3, 5);
    pass(1);
    assert.equal(sent(), 4);
  });

  it('sends none where something of ours is on its way, or more came meanwhile', () => {
    const { quickener, receive, pass, sent } = setUp();
    receive(2, 40);
    quickener.wrote();
    pass(5);
    assert.equal(sent(), 0);
    receive(20, 0);
    assert.equal(sent(), 0);
    pass(1);
    assert.equal(sent(), 1);
  });

  it('does not take a packet for late that came after something of ours', () => {
    const { quickener, receive, pass, sent } = setUp();
    for (let count = 0; count < 10; count += 1) {
      receive(1, 40);
      quickener.wrote();
    }
    pass(5);
    assert.equal(sent(), 0);
  });

  it('stops after a few, and goes on for longer each time that packets are late without it', () => {
    const { receive, sent } = setUp();
    receive(2, 40);
    receive(100, 5);
    assert.equal(sent(), 16);
    receive(1, 40);
    receive(100, 5);
    assert.equal(sent(), 16 + 32);
    receive(256, 5);
    receive(1, 40);
    receive(100, 5);
    assert.equal(sent(), 16 + 32 + 16);
  });

  it('sends nothing after it is closed', () => {
    const { quickener, receive, pass, sent } = setUp();
    receive(2, 40);
    quickener.close();
    pass(10);
    assert.equal(sent(), 0);
  });
});
