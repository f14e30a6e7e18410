import assert from 'node:assert/strict';
import type { Hop } from '@parley/explorer/protocol';
import { whereTimeWent } from '../../../../explorer/page/src/views/where-time.ts';

const hop = (label: string, tookMs?: number): Hop => ({
  ...{ row: 0, kind: 'request', verdict: 'valid', from: 'a', to: 'b', label, atMs: 0, tookMs },
  ...{ untilMs: undefined, attempt: undefined, cause: undefined, fault: undefined },
});

describe('whereTimeWent', () => {
  it('adds up by channel, longest first, and says what is left', () => {
    const hops = [hop('a', 10), hop('b', 30), hop('a', 40), hop('c', 1), hop('d', 5), hop('e')];
    assert.deepEqual(whereTimeWent(hops, 100), [
      { label: 'a', ms: 50 },
      { label: 'b', ms: 30 },
      { label: 'd', ms: 5 },
      { label: undefined, ms: 15 },
    ]);
  });

  it('says nothing of a conversation without replies', () => {
    assert.deepEqual(whereTimeWent([hop('a')], 100), []);
  });

  it('leaves nothing over where requests overlap', () => {
    assert.deepEqual(whereTimeWent([hop('a', 80), hop('b', 60)], 100), [
      { label: 'a', ms: 80 },
      { label: 'b', ms: 60 },
    ]);
  });
});
