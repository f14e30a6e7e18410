import type { IConnackPacket } from 'mqtt';
import type { ServerLimits } from '../transport.ts';
import { fromWireProperties } from './properties.ts';

type WireLimits = NonNullable<IConnackPacket['properties']>;

/** Ours of what mqtt.js read from CONNACK. */
export function toServerLimits(wire: WireLimits = {}): ServerLimits {
  const { userProperties } = fromWireProperties({ userProperties: wire.userProperties ?? {} });
  const found: Readonly<Record<keyof ServerLimits, unknown>> = {
    receiveMaximum: wire.receiveMaximum,
    maximumQos: wire.maximumQoS,
    retain: wire.retainAvailable,
    wildcardSubscriptions: wire.wildcardSubscriptionAvailable,
    sharedSubscriptions: wire.sharedSubscriptionAvailable,
    maximumPacketBytes: wire.maximumPacketSize,
    topicAliasMaximum: wire.topicAliasMaximum,
    sessionExpirySeconds: wire.sessionExpiryInterval,
    keepAliveSeconds: wire.serverKeepAlive,
    userProperties: Object.keys(userProperties ?? {}).length === 0 ? undefined : userProperties,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
