import assert from 'node:assert/strict';
import type { Bundle } from '@parley/schemas';
import { waitOf } from '#explorer/engine/waits.ts';
import type { WaitingRequest } from '#explorer/engine/waiting.ts';
import { agentDefaults, receiveDefaults } from '../../support/contracts.ts';
import { shop } from '../bundle.ts';

const receives = {
  'quote.request': { ...receiveDefaults, channels: ['quote.request'], messages: ['shop.quote-request.v1'] },
};
type Escalation = Bundle['agents'][string]['escalation'];

function contracts(escalation: Escalation, backup: string | null = null): Bundle {
  const pricing = { ...agentDefaults, name: 'pricing', receives, sends: {}, escalation, backup };
  const spare = { ...agentDefaults, name: 'spare', receives, sends: {} };
  const idle = { ...agentDefaults, name: 'idle', receives: {}, sends: {} };
  return { ...shop, agents: { pricing, spare, idle } };
}

/** Sent at 1000, waits until 4000: three times a second where there are two steps. */
const request: WaitingRequest = {
  ...{ row: 0, sentAtMs: 1010, channel: 'quote.request', askedAtMs: 1000, untilMs: 4000 },
};

describe('waitOf', () => {
  it('tells when the next try is, from the expiry and the steps of the responder', () => {
    const { next } = waitOf(request, contracts(['retry', 'backup'], 'spare'));
    assert.deepEqual(next, { step: 'retry', agent: undefined, atMs: 2000 });
  });

  it('goes on from the step that was told of', () => {
    const steps = [{ step: 'retry', atMs: 2005 }] as const;
    const wait = waitOf({ ...request, steps }, contracts(['retry', 'backup'], 'spare'));
    assert.deepEqual(wait, {
      untilMs: 4000,
      next: { step: 'backup', agent: 'spare', atMs: 3005 },
      done: ['retry'],
    });
  });

  it('leaves out a backup that does not receive the channel, as requesters do', () => {
    const { next } = waitOf(request, contracts(['backup', 'manual'], 'idle'));
    assert.deepEqual(next, { step: 'manual', agent: undefined, atMs: 4000 });
  });

  it('has no end once it is with people', () => {
    const steps = [{ step: 'manual', atMs: 4001 }] as const;
    assert.deepEqual(waitOf({ ...request, steps }, contracts(['manual'])), {
      ...{ untilMs: undefined, next: undefined, done: ['manual'] },
    });
  });

  it('knows of nothing to come where nothing says so', () => {
    assert.equal(waitOf(request, contracts([])).next, undefined);
    assert.equal(waitOf({ ...request, untilMs: undefined }, contracts(['retry'])).next, undefined);
    assert.equal(waitOf({ ...request, channel: '__proto__' }, contracts(['retry'])).next, undefined);
  });
});
