import assert from 'node:assert/strict';
import { createRetainFlags } from '#explorer/capture/retain-flags.ts';

const before = { retained: true, isKept: true };

describe('createRetainFlags', () => {
  it('takes a flag for that of a kept packet until its filter is settled', () => {
    const flags = createRetainFlags();
    flags.asked(['a/#', 'b/#']);
    assert.deepEqual(flags.read({ topic: 'a/x', retain: true }, 0), before);
    flags.settled('a/#', 0);
    assert.deepEqual(
      [true, false].map((retain) => flags.read({ topic: 'a/x', retain }, 0)),
      [
        { retained: false, isKept: true },
        { retained: false, isKept: false },
      ],
    );
    assert.deepEqual(flags.read({ topic: 'b/x', retain: true }, 0), before);
    assert.equal(flags.read({ topic: 'b/x', retain: false }, 0).isKept, undefined);
  });

  it('takes the first flag of a topic for that of a kept packet, shortly after the answer and not later', () => {
    const flags = createRetainFlags();
    flags.asked(['#']);
    flags.settled('#', 0);
    const retained = (topic: string, atMs: number) => flags.read({ topic, retain: true }, atMs).retained;
    assert.deepEqual(
      [retained('a', 999), retained('a', 999), retained('b', 999), retained('c', 1000)],
      [true, false, true, false],
    );
  });

  it('knows nothing of what passes where no filter is ever settled', () => {
    const flags = createRetainFlags();
    flags.asked(['#']);
    assert.deepEqual(flags.read({ topic: 'a', retain: false }, 0), { retained: false, isKept: undefined });
    assert.deepEqual(flags.read({ topic: 'a', retain: true }, 0), before);
  });
});
