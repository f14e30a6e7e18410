import assert from 'node:assert/strict';
import type { BundleAgent } from '@parley/schemas';
import { escalationOf } from '#runtime/coordination/escalation.ts';
import { agent, bundle, channel, receive } from '../support/contracts.ts';

describe('escalationOf', () => {
  const stepsOf = (given: Partial<BundleAgent>) => {
    const agents = [
      agent('worker', { receives: { ask: receive(['ask']) }, ...given }),
      agent('standby', { receives: { ask: receive(['ask']) } }),
      agent('clerk'),
    ];
    return escalationOf(bundle([channel('ask')], agents), 'worker', 'ask');
  };

  it('tells what callers do at each timeout', () => {
    assert.deepEqual(stepsOf({ escalation: ['retry', 'backup', 'manual'], backup: 'standby' }), [
      { kind: 'retry' },
      { kind: 'backup', agent: 'standby' },
      { kind: 'manual' },
    ]);
  });

  it('is empty where nothing is declared, and for agents that the contracts do not know', () => {
    assert.deepEqual(stepsOf({ backup: 'standby' }), []);
    assert.deepEqual(escalationOf(bundle([], []), 'worker', 'ask'), []);
  });

  it('leaves out a backup that is not there or does not receive the channel, and all that comes after people', () => {
    assert.deepEqual(stepsOf({ escalation: ['backup', 'retry'] }), [{ kind: 'retry' }]);
    assert.deepEqual(stepsOf({ escalation: ['backup'], backup: 'clerk' }), []);
    assert.deepEqual(stepsOf({ escalation: ['manual', 'retry'] }), [{ kind: 'manual' }]);
  });
});
