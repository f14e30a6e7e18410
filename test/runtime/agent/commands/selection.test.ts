import assert from 'node:assert/strict';
import type { CommandData } from '@parley/schemas';
import { readSelection, select } from '#runtime/agent/commands/selection.ts';

const item = (id: string, bytes = 1) => ({ id, at: '2026-01-01T00:00:00.000Z', bytes });
const list = { command: 'dead-list' } as const;

function page(items: readonly ReturnType<typeof item>[], data: Partial<CommandData> = {}) {
  const selection = readSelection({ ...list, ...data });
  assert.ok(selection !== undefined);
  const { items: chosen, ...rest } = select(items, selection);
  return [chosen.map(({ id }) => id).join(''), rest];
}

describe('select', () => {
  it('REQ-PRES-21: says where the next page begins, and on the last one nothing', () => {
    const items = ['a', 'b', 'c'].map((id) => item(id));
    assert.deepEqual(page(items, { limit: 2 }), ['cb', { total: 3, next: 'b' }]);
    assert.deepEqual(page(items, { before: 'b' }), ['a', { total: 3 }]);
  });

  it('goes on where it was when the last one of the page before is gone', () => {
    assert.deepEqual(page([item('a'), item('c')], { before: 'b' }), ['a', { total: 2 }]);
    assert.deepEqual(page([item('c')], { before: 'b' }), ['', { total: 1 }]);
  });

  it('ends a page before it is larger than 4 MB, but never before the first', () => {
    const huge = 3 * 1024 * 1024;
    assert.deepEqual(page([item('a', huge), item('b', huge)]), ['b', { total: 2, next: 'b' }]);
    assert.deepEqual(page([item('a', 2 * huge)]), ['a', { total: 1 }]);
  });
});

describe('readSelection', () => {
  for (const wrong of [
    { ids: [] },
    { ids: 'a' },
    { limit: 1001 },
    { limit: 1.5 },
    { before: 7 },
    { filter: { codes: [] } },
    { filter: { channels: [1] } },
    { filter: { until: '2026-02-30T00:00:00.000Z' } },
  ]) {
    it(`REQ-PRES-22: refuses ${JSON.stringify(wrong)}`, () => {
      assert.equal(readSelection({ ...list, ...(wrong as object) }), undefined);
    });
  }
});
