import assert from 'node:assert/strict';
import { respellDuration, respellSize } from '#toolchain/language/quick-fixes/written-values.ts';

describe('respellDuration', () => {
  for (const [written, meant] of [
    ['1 s', '1s'],
    ['30 sec', '30s'],
    ['5S', '5s'],
    ['1h30m', '90m'],
    ['2 hours', '2h'],
    ['1 week', '7d'],
    ['1,5h', '1.5h'],
    ['250millis', '250ms'],
    ['5M', undefined],
    ['soon', undefined],
    ['3 months', undefined],
    ['10', undefined],
  ] as const) {
    it(`reads ${written} as ${meant ?? 'nothing that is clear'}`, () => {
      assert.equal(respellDuration(written), meant);
    });
  }
});

describe('respellSize', () => {
  for (const [written, meant] of [
    ['256kb', '256KB'],
    ['1 MiB', '1MB'],
    ['64K', '64KB'],
    ['12 bytes', '12B'],
    ['1 TB', undefined],
    ['large', undefined],
  ] as const) {
    it(`reads ${written} as ${meant ?? 'nothing that is clear'}`, () => {
      assert.equal(respellSize(written), meant);
    });
  }
});
