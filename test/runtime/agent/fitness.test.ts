import assert from 'node:assert/strict';
import { createMemoryBroker } from '@parley/runtime/transport';
import { createIdentity } from '#runtime/agent/identity.ts';
import { assertFit, warnOfShortSession } from '#runtime/agent/fitness.ts';
import { createEnvironment } from '#runtime/environment.ts';
import { silentLogger } from '#runtime/logger.ts';
import type { ServerLimits, Session } from '#runtime/transport/transport.ts';
import { agent, bundle, channel, receive } from '../support/contracts.ts';

const contracts = bundle([channel('work')], [agent('worker', { receives: { work: receive(['work']) } })]);
const session = (limits: ServerLimits): Session => ({
  epoch: 1,
  sessionPresent: false,
  protocol: 5,
  sharedSubscriptions: undefined,
  limits,
});
const fit = (limits: ServerLimits): Promise<void> =>
  assertFit({
    definition: { bundle: contracts },
    agent: contracts.agents.worker ?? agent('worker'),
    parameters: {},
    settings: {},
    identity: createIdentity({
      bundle: contracts,
      agent: 'worker',
      instance: 'one',
      prefix: undefined,
      tenant: undefined,
      randomName: () => 'x',
    }),
    environment: createEnvironment({}),
    factory: createMemoryBroker(),
    session: session(limits),
  });

describe('assertFit', () => {
  it('takes a broker that says nothing, or enough', async () => {
    await fit({});
    await fit({ maximumQos: 1, retain: true, wildcardSubscriptions: true, sharedSubscriptions: false });
  });

  for (const [limits, message] of [
    [{ maximumQos: 0 }, /QoS 0 only/],
    [{ retain: false }, /no retained messages/],
    [{ wildcardSubscriptions: false }, /no subscriptions with wildcards/],
  ] as const) {
    it(`refuses ${JSON.stringify(limits)} with the broker and what to do`, async () => {
      await assert.rejects(fit(limits), { code: 'unsupported', message });
      await assert.rejects(fit(limits), { message: /memory:.*another one/ });
    });
  }
});

describe('warnOfShortSession', () => {
  it('warns where the broker keeps a session for less time than asked', () => {
    const warnings: unknown[] = [];
    const logger = { ...silentLogger, warn: (_: string, fields?: unknown) => void warnings.push(fields) };
    warnOfShortSession(session({ sessionExpirySeconds: 300 }), 3_600, logger);
    warnOfShortSession(session({}), 3_600, logger);
    assert.deepEqual(warnings, [{ askedSeconds: 3_600, grantedSeconds: 300 }]);
  });
});
