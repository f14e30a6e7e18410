import assert from 'node:assert/strict';
import { createPresenceHistory } from '#explorer/engine/presence.ts';

describe('createPresenceHistory', () => {
  const lanesOf = (toMs: number, history: ReturnType<typeof createPresenceHistory>) =>
    history
      .lanes({ fromMs: 0, toMs })
      .map(
        ({ agent, spans }) =>
          `${agent}: ${spans.map(({ fromMs, toMs: end, state }) => `${state} ${String(fromMs)}-${String(end)}`).join(', ')}`,
      );

  it('draws an agent up while all instances are, late while some are, lost when none is', () => {
    const history = createPresenceHistory();
    history.note('a', { instance: 'a1', atMs: 0, presence: 'up' });
    history.note('a', { instance: 'a2', atMs: 10, presence: 'up' });
    history.note('a', { instance: 'a2', atMs: 30, presence: 'lost' });
    history.note('a', { instance: 'a1', atMs: 50, presence: 'lost' });
    assert.deepEqual(lanesOf(60, history), ['a: up 0-30, late 30-50, lost 50-60']);
  });

  it('leaves a gap where an agent was stopped', () => {
    const history = createPresenceHistory();
    history.note('a', { instance: 'a1', atMs: 0, presence: 'up' });
    history.note('a', { instance: 'a1', atMs: 10, presence: 'away' });
    history.note('a', { instance: 'a1', atMs: 20, presence: 'up' });
    assert.deepEqual(lanesOf(30, history), ['a: up 0-10, up 20-30']);
  });

  it('puts what the broker kept where it happened, and agents that need attention first', () => {
    const history = createPresenceHistory();
    history.note('a', { instance: 'a1', atMs: 20, presence: 'up' });
    history.note('b', { instance: 'b1', atMs: 20, presence: 'lost' });
    history.note('b', { instance: 'b1', atMs: 5, presence: 'up' });
    assert.deepEqual(lanesOf(30, history), ['b: up 5-20, lost 20-30', 'a: up 20-30']);
  });
});
