import assert from 'node:assert/strict';
import type { Wait } from '@parley/explorer/protocol';
import { waitStory, waitWords } from '../../../../explorer/page/src/views/wait-words.ts';

const now = 1_000_000;
const wait = (more: Partial<Wait> = {}): Wait => ({ untilMs: undefined, next: undefined, done: [], ...more });
const next = (step: 'retry' | 'backup' | 'manual', inMs: number) => ({
  ...{ step, atMs: now + inMs },
  agent: step === 'backup' ? 'reserve' : undefined,
});

describe('waitWords', () => {
  for (const [what, given, words] of [
    ['no request', undefined, '–'],
    ['no expiry', wait(), 'no end'],
    ['time left, begun seconds counted', wait({ untilMs: now + 2001 }), '3 s left'],
    ['minutes left', wait({ untilMs: now + 90_000 }), '1 min 30 s left'],
    ['the end', wait({ untilMs: now }), 'over'],
    ['a step to come', wait({ untilMs: now + 9000, next: next('retry', 3000) }), 'next try in 3 s'],
    ['the backup', wait({ untilMs: now + 9000, next: next('backup', 100) }), 'backup in 1 s'],
    ['a step that is due', wait({ untilMs: now + 9000, next: next('manual', 0) }), '9 s left'],
    ['people', wait({ done: ['retry', 'manual'] }), 'with people'],
  ] as const)
    it(`tells of ${what}`, () => {
      assert.equal(waitWords(given, now), words);
    });
});

describe('waitStory', () => {
  it('tells what was done, what comes, and the end', () => {
    const given = wait({ untilMs: now + 5000, done: ['retry'], next: next('backup', 1000) });
    assert.equal(waitStory(given, now), 'Asked again. Then: the backup reserve. Gives up in 5 s.');
    assert.equal(waitStory(wait(), now), 'Waits without an end.');
    assert.equal(waitStory(undefined, now), '');
  });
});
