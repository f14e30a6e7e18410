import type { Bundle, BundleAgent } from '@parley/schemas';
import type { Clock } from '../clock.ts';
import { subscriptionFilters, type Parameters } from '../delivery/parameters.ts';
import { ParleyError } from '../errors.ts';
import type { TransportFactory } from '../transport/transport.ts';

export interface RetainedCheckOptions {
  readonly factory: TransportFactory;
  readonly clientId: string;
  /** What needs retained messages by a wildcard, for people. None: nothing is checked. */
  readonly needs: readonly string[];
  /** Something retained that is there. */
  readonly topic: string;
  /** A filter with a wildcard that matches it. */
  readonly filter: string;
  readonly clock: Clock;
}

const patienceMs = 2_000;

/** What an agent would not learn where retained messages do not come by a wildcard. */
export function retainedNeeds(given: {
  readonly agent: BundleAgent;
  readonly bundle: Bundle;
  readonly parameters: Parameters;
  readonly handshake: 'off' | 'warn' | 'refuse' | undefined;
}): readonly string[] {
  const { agent, bundle, parameters, handshake } = given;
  const channels = new Set(Object.values(agent.receives).flatMap((receive) => receive.channels));
  const retained = [...channels].filter((name) => {
    const channel = bundle.channels[name];
    return (
      channel?.retain === true &&
      subscriptionFilters(channel, parameters).some((filter) => filter.includes('+'))
    );
  });
  return [
    ...retained.map((name) => `the retained channel ${name} with a free parameter`),
    ...(Object.hasOwn(agent.receives, 'parley.status') ? ['parley.status'] : []),
    ...(handshake === 'refuse' ? ['handshake: refuse'] : []),
  ];
}

/** Rejects with `unsupported`, and what to do, where the broker sends nothing retained to a filter with a wildcard: RabbitMQ does not. */
export async function assertRetained(options: RetainedCheckOptions): Promise<void> {
  const { factory, clientId, needs, topic, filter, clock } = options;
  if (needs.length === 0) return;
  let arrived: (isThere: boolean) => void = () => undefined;
  const arrival = new Promise<boolean>((resolve) => {
    arrived = resolve;
  });
  const transport = factory.create({
    clientId,
    onPacket: (packet) => {
      packet.acknowledge();
      if (packet.topic === topic) arrived(true);
    },
  });
  const cancel = clock.after(patienceMs, () => {
    arrived(false);
  });
  try {
    await transport.open();
    await transport.subscribe([{ filter }]);
    if (await arrival) return;
  } finally {
    cancel();
    await transport.close();
  }
  const reason =
    `${factory.url} sends no retained messages to subscriptions with a wildcard, which is needed here: ${needs.join(', ')}. ` +
    'Bind the parameters, do without, or use another broker';
  throw new ParleyError('unsupported', reason);
}
