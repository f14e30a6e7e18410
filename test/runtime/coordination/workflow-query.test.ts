import assert from 'node:assert/strict';
import { Workflows } from '#runtime/coordination/workflow.ts';

describe('selectWorkflows', () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const workflows = new Workflows({ now: () => nowMs });
  for (const [flow, stage, final] of [
    ['a', 'Reading', false],
    ['b', 'Analysis', false],
    ['c', 'Done', true],
    ['d', 'Reading', false],
  ] as const) {
    workflows.see({ id: flow, correlationId: flow }, { stage, final });
    nowMs += 1_000;
  }
  const keys = (query: Parameters<Workflows['list']>[0]) =>
    workflows.list(query).map(({ correlationId }) => correlationId);

  it('gives the newest first, as many as are wanted', () => {
    assert.deepEqual(keys({}), ['d', 'c', 'b', 'a']);
    assert.deepEqual(keys({ limit: 2 }), ['d', 'c']);
  });

  it('selects by state, stage and time', () => {
    assert.deepEqual(keys({ state: 'completed' }), ['c']);
    assert.deepEqual(keys({ state: 'running', stage: 'Reading' }), ['d', 'a']);
    assert.deepEqual(keys({ since: '2026-01-01T02:00:02+02:00' }), ['d', 'c']);
    assert.deepEqual(keys({ since: new Date(Date.UTC(2026, 0, 1, 0, 0, 3)) }), ['d']);
  });

  it('refuses a time that is none', () => {
    for (const since of ['yesterday', new Date(Number.NaN)])
      assert.throws(() => keys({ since }), { code: 'invalid_argument' });
  });
});
