import assert from 'node:assert/strict';
import { isRetryable, retryDelayMs } from '#runtime/delivery/retry.ts';

const retry = { attempts: 9, minBackoffMs: 100, maxBackoffMs: 1000 };

describe('retryDelayMs', () => {
  for (const [failures, bound] of [
    [1, 100],
    [2, 200],
    [4, 800],
    [5, 1000],
    [500, 1000],
  ] as const) {
    it(`stays from 0 to ${bound} ms after ${failures} failures`, () => {
      assert.equal(retryDelayMs(retry, failures, 0), 0);
      assert.equal(retryDelayMs(retry, failures, 0.5), bound / 2);
    });
  }
});

describe('isRetryable', () => {
  it('tries again what may pass, not what is wrong', () => {
    assert.deepEqual(
      [isRetryable('handler_failed'), isRetryable('timeout'), isRetryable('invalid_reply')],
      [true, true, false],
    );
  });
});
