import assert from 'node:assert/strict';
import { createWaitingRequests } from '#explorer/engine/waiting.ts';

describe('requests without a reply', () => {
  it('wait until they are answered or nobody waits any more', () => {
    const waiting = createWaitingRequests();
    waiting.add('a', { row: 1, sentAtMs: 0, untilMs: 100 });
    waiting.add('b', { row: 2, sentAtMs: 0, untilMs: undefined });
    waiting.add('c', { row: 3, sentAtMs: 0, untilMs: 500 });
    assert.equal(waiting.take('c')?.row, 3);
    assert.deepEqual(waiting.rows(50), [1, 2]);
    assert.deepEqual(waiting.rows(100), [2]);
  });

  it('count from the first time they are seen', () => {
    const waiting = createWaitingRequests();
    waiting.add('a', { row: 1, sentAtMs: 10, untilMs: undefined });
    waiting.add('a', { row: 2, sentAtMs: 20, untilMs: undefined });
    assert.equal(waiting.take('a')?.sentAtMs, 10);
  });

  it('wait beyond their time once they are with people, and know their steps', () => {
    const waiting = createWaitingRequests();
    waiting.add('a', { row: 1, sentAtMs: 0, untilMs: 100 });
    waiting.escalate('a', { step: 'retry', atMs: 50 });
    assert.deepEqual(waiting.rows(100), []);
    waiting.escalate('a', { step: 'manual', atMs: 90 });
    waiting.escalate('unknown', { step: 'manual', atMs: 90 });
    assert.deepEqual(waiting.rows(100), [1]);
    assert.deepEqual(
      waiting
        .byRow(100)
        .get(1)
        ?.steps?.map(({ step }) => step),
      ['retry', 'manual'],
    );
  });

  it('remember no more steps than a contract could have', () => {
    const waiting = createWaitingRequests();
    waiting.add('a', { row: 1, sentAtMs: 0, untilMs: undefined });
    for (let count = 0; count < 1000; count++) waiting.escalate('a', { step: 'retry', atMs: 0 });
    assert.equal(waiting.byRow(0).get(1)?.steps?.length, 10);
  });

  it('are not more than the limit', () => {
    const waiting = createWaitingRequests(2);
    for (const id of ['a', 'b', 'c']) waiting.add(id, { row: 0, sentAtMs: 0, untilMs: undefined });
    assert.deepEqual([waiting.take('a'), waiting.rows(0).length], [undefined, 2]);
  });
});
