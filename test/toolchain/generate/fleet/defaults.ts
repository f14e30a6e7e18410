import type { Bundle, BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';

/** A channel with every default filled in. */
export function channel(
  name: string,
  address: string | null,
  own: Partial<BundleChannel> & Pick<BundleChannel, 'messages'>,
): [string, BundleChannel] {
  const defaults: BundleChannel = {
    name,
    address,
    parameters: {},
    messages: own.messages,
    share: 'one',
    delivery: 'at-least-once',
    windowMs: null,
    durable: null,
    retain: false,
    priority: 'normal',
    ttlMs: 86_400_000,
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
  };
  return [name, { ...defaults, ...own }];
}

export function agent(name: string, own: Partial<BundleAgent>): [string, BundleAgent] {
  const defaults: BundleAgent = {
    name,
    version: '1.0.0',
    capabilities: [],
    external: false,
    parameters: [],
    receives: {},
    sends: {},
    backup: null,
    escalation: [],
  };
  return [name, { ...defaults, ...own }];
}

export function receive(
  channels: string[],
  messages: string[],
  own: Partial<BundleReceive> = {},
): BundleReceive {
  return {
    channels,
    messages,
    concurrency: 1,
    timeoutMs: 30_000,
    retry: { attempts: 3, minBackoffMs: 200, maxBackoffMs: 5000 },
    receipt: true,
    deadLetter: true,
    ...own,
  };
}

export function send(messages: string[], own: Partial<BundleSend> = {}): BundleSend {
  return { messages, timeoutMs: null, fallback: null, breaker: null, bulkhead: null, hedge: false, ...own };
}

/** A bundle of these messages alone. */
export function messagesOnly(schemas: Readonly<Record<string, object | boolean>>): Bundle {
  const messages = Object.entries(schemas).map(
    ([type, schema]) => [type, { type, schema, hash: '0'.repeat(64) }] as const,
  );
  return {
    bundle: 1,
    prefix: 'parley/v1',
    tenant: null,
    operators: [],
    messages: Object.fromEntries(messages),
    channels: {},
    agents: {},
    reserved: [],
  };
}
