import type { BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';

/** What a bundle holds for a channel that says nothing but its name, its address and its messages. */
export const channelDefaults: Omit<BundleChannel, 'name' | 'address' | 'messages'> = {
  parameters: {},
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

export const agentDefaults: Omit<BundleAgent, 'name' | 'receives' | 'sends'> = {
  version: '1.0.0',
  capabilities: [],
  external: false,
  parameters: [],
  backup: null,
  escalation: [],
};

export const receiveDefaults: Omit<BundleReceive, 'channels' | 'messages'> = {
  concurrency: 1,
  timeoutMs: 30_000,
  retry: { attempts: 3, minBackoffMs: 200, maxBackoffMs: 5_000 },
  receipt: true,
  deadLetter: true,
};

export const sendDefaults: Omit<BundleSend, 'messages'> = {
  timeoutMs: null,
  fallback: null,
  breaker: null,
  bulkhead: null,
  hedge: false,
};
