import assert from 'node:assert/strict';
import { toServerLimits } from '#runtime/transport/mqtt/server-limits.ts';

describe('toServerLimits', () => {
  it('has what the broker says, under our names', () => {
    const limits = toServerLimits({
      receiveMaximum: 20,
      maximumQoS: 1,
      retainAvailable: false,
      maximumPacketSize: 1_000,
      topicAliasMaximum: 10,
      sessionExpiryInterval: 60,
      serverKeepAlive: 30,
      wildcardSubscriptionAvailable: true,
      sharedSubscriptionAvailable: false,
      userProperties: { product: 'x' },
    });
    assert.deepEqual(limits, {
      receiveMaximum: 20,
      maximumQos: 1,
      retain: false,
      maximumPacketBytes: 1_000,
      topicAliasMaximum: 10,
      sessionExpirySeconds: 60,
      keepAliveSeconds: 30,
      wildcardSubscriptions: true,
      sharedSubscriptions: false,
      userProperties: { product: 'x' },
    });
  });

  it('leaves out what the broker leaves out', () => {
    assert.deepEqual(toServerLimits(), {});
  });
});
