import assert from 'node:assert/strict';
import { createBacklog } from '#explorer/capture/backlog.ts';

describe('createBacklog', () => {
  it('handles in slices, one turn each', () => {
    const turns: (() => void)[] = [];
    const handled: (readonly number[])[] = [];
    const backlog = createBacklog<number>({
      limit: 10,
      slice: 2,
      handle: (items) => handled.push(items),
      schedule: (run) => turns.push(run),
    });
    for (const item of [1, 2, 3]) backlog.add(item);
    assert.deepEqual(handled, []);
    turns.shift()?.();
    assert.deepEqual(handled, [[1, 2]]);
    turns.shift()?.();
    assert.deepEqual(handled, [[1, 2], [3]]);
    assert.equal(turns.length, 0);
  });

  it('counts what it turns away', () => {
    const handled: number[] = [];
    const backlog = createBacklog<number>({
      limit: 2,
      handle: (items) => handled.push(...items),
      schedule: () => undefined,
    });
    for (const item of [1, 2, 3]) backlog.add(item);
    backlog.flush();
    assert.deepEqual(handled, [1, 2]);
    assert.equal(backlog.dropped, 1);
  });
});
