import type { Bundle, BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';
import { agentDefaults, channelDefaults, receiveDefaults, sendDefaults } from '../../support/contracts.ts';

/** Contracts for tests: a channel or an agent with every default filled in. */
export function channel(name: string, given: Partial<BundleChannel> = {}): BundleChannel {
  return {
    ...channelDefaults,
    name,
    address: name.replaceAll('.', '/'),
    messages: ['test.thing.v1'],
    ttlMs: 60_000,
    ...given,
  };
}

export function receive(channels: readonly string[], given: Partial<BundleReceive> = {}): BundleReceive {
  return {
    ...receiveDefaults,
    channels: [...channels],
    messages: ['test.thing.v1'],
    concurrency: 8,
    timeoutMs: 2_000,
    retry: { attempts: 1, minBackoffMs: 10, maxBackoffMs: 50 },
    ...given,
  };
}

export function send(given: Partial<BundleSend> = {}): BundleSend {
  return { ...sendDefaults, messages: ['test.thing.v1'], ...given };
}

export function agent(name: string, given: Partial<BundleAgent> = {}): BundleAgent {
  return { ...agentDefaults, name, receives: {}, sends: {}, ...given };
}

const thing = {
  type: 'object',
  properties: { n: { type: 'integer' }, key: { type: 'string' }, text: { type: 'string' } },
  required: ['n'],
};

export function bundle(
  channels: readonly BundleChannel[],
  agents: readonly BundleAgent[],
  given: Partial<Bundle> = {},
): Bundle {
  const types = [...new Set(channels.flatMap(({ messages }) => messages))];
  return {
    bundle: 1,
    prefix: 'parley/v1',
    tenant: null,
    operators: ['parley-cli'],
    messages: Object.fromEntries(types.map((type) => [type, { type, schema: thing, hash: '0'.repeat(64) }])),
    channels: Object.fromEntries(channels.map((item) => [item.name, item])),
    agents: Object.fromEntries(agents.map((item) => [item.name, item])),
    reserved: [],
    ...given,
  };
}
