import assert from 'node:assert/strict';
import { createSavedState, loadSaved } from '../../../../explorer/page/src/saved/state.ts';

describe('loadSaved', () => {
  const loaded = (stored: unknown, name?: unknown) => {
    const saved = createSavedState();
    loadSaved(saved, stored, name);
    return saved;
  };

  it('brings views, how times are told, and the name in a link', () => {
    const views = [{ name: 'a', tab: 'all', query: 'q' }];
    const saved = loaded({ views, time: 'utc' }, ' b ');
    assert.deepEqual([saved.views, saved.time, saved.offered], [views, 'utc', 'b']);
  });

  it('trusts neither', () => {
    for (const stored of [undefined, null, 7, 'utc', { views: {}, time: 'constructor' }]) {
      const { views, time, offered } = loaded(stored, { name: 'x' });
      assert.deepEqual([views, time, offered], [[], 'local', undefined]);
    }
    assert.equal(loaded({}, ' \u0000').offered, undefined);
  });
});
