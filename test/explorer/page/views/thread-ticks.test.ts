import assert from 'node:assert/strict';
import { threadAxis } from '../../../../explorer/page/src/views/thread-ticks.ts';

describe('threadAxis', () => {
  for (const [spanMs, texts] of [
    [1, ['0']],
    [3, ['0', '1 ms', '2 ms']],
    [37, ['0', '10 ms', '20 ms', '30 ms']],
    [1_900, ['0', '500 ms', '1 s', '1.5 s']],
    [42_000, ['0', '10 s', '20 s', '30 s']],
  ] as const) {
    it(`has ${texts.join(', ')} for ${String(spanMs)} ms`, () => {
      assert.deepEqual(
        threadAxis(spanMs).ticks.map(({ text }) => text),
        texts,
      );
    });
  }
});
