import type { Bundle, BundleChannel } from '@parley/schemas';

export const operatorName = 'parley-cli';

/** A copy of the contracts in which the command itself is an agent that sends this one message. */
export function withOperator(bundle: Bundle, channel: BundleChannel, type: string): Bundle {
  // A process that ends at once can keep neither promise; the receivers keep their part of them.
  const sent: BundleChannel = {
    ...channel,
    durable: null,
    delivery: channel.delivery === 'exactly-once' ? 'at-least-once' : channel.delivery,
    windowMs: null,
  };
  return {
    ...bundle,
    channels: { ...bundle.channels, [channel.name]: sent },
    agents: {
      ...bundle.agents,
      [operatorName]: {
        name: operatorName,
        version: null,
        capabilities: [],
        external: false,
        parameters: [],
        receives: {},
        sends: {
          [channel.name]: {
            messages: [type],
            timeoutMs: null,
            fallback: null,
            breaker: null,
            bulkhead: null,
            hedge: false,
          },
        },
        backup: null,
        escalation: [],
      },
    },
  };
}
