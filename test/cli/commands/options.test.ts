import assert from 'node:assert/strict';
import { collectPair, parseCount, parseDuration, parsePort } from '#cli/commands/options.ts';

describe('parseDuration', () => {
  it('reads durations as contracts write them', () => {
    assert.deepEqual(['500ms', '30s', '1.5m', '1h'].map(parseDuration), [500, 30_000, 90_000, 3_600_000]);
  });

  for (const text of ['', '5', '0s', '-1s', '1w', '100d']) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseDuration(text), /no duration/);
    });
  }
});

describe('parseCount', () => {
  for (const text of ['0', '1.5', 'x', '']) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseCount(text), /no whole number/);
    });
  }
});

describe('parsePort', () => {
  it('takes 0 for any port', () => {
    assert.equal(parsePort('0'), 0);
  });

  for (const text of ['65536', '-1', '', '1e3']) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parsePort(text), /no port/);
    });
  }
});

describe('collectPair', () => {
  it('collects pairs; values may hold =', () => {
    assert.deepEqual(collectPair('b=c=d', { a: '1' }), { a: '1', b: 'c=d' });
  });

  it('refuses what is no pair', () => {
    assert.throws(() => collectPair('=x'), /name=value/);
  });
});
