import assert from 'node:assert/strict';
import type { AgentTraffic, WatchedInstance } from '@parley/explorer/protocol';
import { agentStanding, standingOf } from '../../../../explorer/page/src/views/agent-state.ts';

const instance = (state: WatchedInstance['state'], cause?: string) => ({ state, cause }) as WatchedInstance;
const agent = (more: Partial<AgentTraffic> = {}) =>
  ({ isStandby: false, isExternal: false, isDeclared: true, ...more }) as AgentTraffic;
const up = instance('online');
const lost = instance('offline', 'will');
const stopped = instance('offline');

describe('standingOf', () => {
  it('tells who was lost from who went', () => {
    assert.deepEqual([up, lost, stopped].map(standingOf), ['up', 'lost', 'stopped']);
  });
});

describe('agentStanding', () => {
  for (const [what, instances, more, standing] of [
    ['all up', [up, up], {}, 'up'],
    ['a standby that is up', [up], { isStandby: true }, 'standby'],
    ['some up', [up, lost], {}, 'partly up'],
    ['all gone alike', [stopped, stopped], {}, 'stopped'],
    ['gone, one of them lost', [stopped, lost], {}, 'lost'],
    ['nobody yet', [], {}, 'not seen'],
    ['a foreign client', [], { isExternal: true }, 'no status'],
    ['nobody whom the contracts know', [], { isDeclared: false }, 'no status'],
  ] as const)
    it(`is "${standing}" of ${what}`, () => {
      assert.equal(agentStanding(instances, agent(more), true), standing);
    });

  it('is unknown without a connection: that is not the same as down', () => {
    assert.equal(agentStanding([up], agent(), false), 'unknown');
  });
});
