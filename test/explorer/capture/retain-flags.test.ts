import assert from 'node:assert/strict';
import { createRetainFlags } from '#explorer/capture/retain-flags.ts';

const before = { retained: true, isKept: true };

describe('createRetainFlags', () => {
  it('takes a flag for that of a kept packet until its filter is settled', () => {
    const flags = createRetainFlags();
    flags.asked(['a/#', 'b/#']);
    assert.deepEqual(flags.read({ topic: 'a/x', retain: true }), before);
    flags.settled('a/#');
    assert.deepEqual(
      [true, false].map((retain) => flags.read({ topic: 'a/x', retain })),
      [
        { retained: false, isKept: true },
        { retained: false, isKept: false },
      ],
    );
    assert.deepEqual(flags.read({ topic: 'b/x', retain: true }), before);
    assert.equal(flags.read({ topic: 'b/x', retain: false }).isKept, undefined);
  });

  it('knows nothing of what passes where no filter is ever settled', () => {
    const flags = createRetainFlags();
    flags.asked(['#']);
    assert.deepEqual(flags.read({ topic: 'a', retain: false }), { retained: false, isKept: undefined });
    assert.deepEqual(flags.read({ topic: 'a', retain: true }), before);
  });
});
