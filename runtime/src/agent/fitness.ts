import type { BundleAgent } from '@parley/schemas';
import type { AgentDefinition } from '../codegen/types.ts';
import type { Parameters } from '../delivery/parameters.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Session, TransportFactory } from '../transport/transport.ts';
import type { Identity } from './identity.ts';
import type { PeerCheckSettings } from './peer-checks.ts';
import { assertRedelivery } from './redelivery-check.ts';
import { assertRetained, retainedNeeds } from './retained-check.ts';

export interface FitnessOptions {
  readonly definition: Pick<AgentDefinition, 'bundle'>;
  readonly agent: BundleAgent;
  readonly parameters: Parameters;
  readonly settings: PeerCheckSettings;
  readonly identity: Identity;
  readonly environment: Environment;
  readonly factory: TransportFactory;
  /** Of the control connection, which has published the card. */
  readonly session: Session | undefined;
}

/** Rejects with `unsupported`, the broker and what to do, where a promise of the agent's contracts would be broken without a word. */
export async function assertFit(options: FitnessOptions): Promise<void> {
  const { definition, identity, environment, factory, session, settings } = options;
  const { topics, agent, instance, clientIds } = identity;
  if (session !== undefined) assertLimits(session, factory.url);
  await assertRetained({
    factory,
    clientId: `${clientIds.instance}:retained`,
    needs: retainedNeeds({ ...options, bundle: definition.bundle, handshake: settings.handshake }),
    topic: topics.card(agent, instance),
    filter: topics.card(agent, '+'),
    clock: environment.clock,
  });
  if (session?.protocol === 4) await assertOrder(options);
}

/** MQTT 5 brokers send again at a reconnect, all that are known; among those of 3.1.1 are some that do not. */
async function assertOrder({
  definition,
  agent,
  identity,
  environment,
  factory,
}: FitnessOptions): Promise<void> {
  const { bundle } = definition;
  const { topics, instance, clientIds } = identity;
  const names = new Set(Object.values(agent.receives).flatMap(({ channels }) => channels));
  const ordered = [...names].filter((name) => {
    const channel = bundle.channels[name];
    return channel?.orderBy != null && channel.delivery !== 'at-most-once';
  });
  await assertRedelivery({
    factory,
    clientId: `${clientIds.instance}:redelivery`,
    channels: ordered,
    topic: topics.channel(`${bundle.prefix}/probe/${agent.name}/${instance}`),
    clock: environment.clock,
  });
}

/** Throws `unsupported` where an MQTT 5 broker says that it lacks what every agent needs; one of 3.1.1 says nothing. */
function assertLimits({ limits }: Session, url: string): void {
  if (limits === undefined) return;
  const { maximumQos = 2, retain = true, wildcardSubscriptions = true } = limits;
  const lack =
    maximumQos < 1
      ? 'it takes messages at QoS 0 only, which may be lost'
      : !retain
        ? 'it keeps no retained messages, by which instances find each other'
        : wildcardSubscriptions
          ? undefined
          : 'it has no subscriptions with wildcards, by which instances find each other';
  if (lack === undefined) return;
  const reason = `agents cannot work with ${url}: ${lack}. Allow it at the broker, or use another one`;
  throw new ParleyError('unsupported', reason);
}

/** A session that the broker ends earlier than was asked for loses what waits in it for at-least-once channels. */
export function warnOfShortSession({ limits }: Session, askedSeconds: number, logger: Logger): void {
  const grantedSeconds = limits?.sessionExpirySeconds;
  if (grantedSeconds === undefined || grantedSeconds >= askedSeconds) return;
  logger.warn('the broker keeps messages for an absent agent for less time than asked', {
    askedSeconds,
    grantedSeconds,
  });
}
