import type { Bundle, BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';

/** Contracts for tests: a channel or an agent with every default filled in. */
export function channel(name: string, given: Partial<BundleChannel> = {}): BundleChannel {
  return {
    name,
    address: name.replaceAll('.', '/'),
    parameters: {},
    messages: ['test.thing.v1'],
    share: 'one',
    delivery: 'at-least-once',
    windowMs: null,
    durable: null,
    retain: false,
    priority: 'normal',
    ttlMs: 60_000,
    orderBy: null,
    idempotent: false,
    overflow: 'slow',
    batch: null,
    maxBytes: 262_144,
    rate: null,
    hops: 32,
    stage: null,
    final: false,
    stability: 'stable',
    deprecated: null,
    reply: null,
    ...given,
  };
}

export function receive(channels: readonly string[], given: Partial<BundleReceive> = {}): BundleReceive {
  return {
    channels: [...channels],
    messages: ['test.thing.v1'],
    concurrency: 8,
    timeoutMs: 2_000,
    retry: { attempts: 1, minBackoffMs: 10, maxBackoffMs: 50 },
    receipt: true,
    deadLetter: true,
    ...given,
  };
}

export function send(given: Partial<BundleSend> = {}): BundleSend {
  return {
    messages: ['test.thing.v1'],
    timeoutMs: null,
    fallback: null,
    breaker: null,
    bulkhead: null,
    hedge: false,
    ...given,
  };
}

export function agent(name: string, given: Partial<BundleAgent> = {}): BundleAgent {
  return {
    name,
    version: '1.0.0',
    capabilities: [],
    external: false,
    parameters: [],
    receives: {},
    sends: {},
    backup: null,
    escalation: [],
    ...given,
  };
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
