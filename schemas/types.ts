/* Generated from *.schema.json by npm run generate; do not edit. */

/**
 * The closed list of error codes. They travel in error replies, dead letters and events, and are the `code` of every error that Parley's packages throw.
 */
export type ErrorCode =
  | 'invalid_message'
  | 'invalid_data'
  | 'unknown_type'
  | 'too_large'
  | 'expired'
  | 'hop_limit'
  | 'wrong_sender'
  | 'not_declared'
  | 'invalid_parameter'
  | 'invalid_argument'
  | 'timeout'
  | 'cancelled'
  | 'handler_failed'
  | 'invalid_reply'
  | 'unavailable'
  | 'overloaded'
  | 'not_connected'
  | 'connection_refused'
  | 'taken_over'
  | 'not_authorized'
  | 'too_old'
  | 'unreceived'
  | 'unsupported'
  | 'contract_mismatch'
  | 'storage_failed'
  | 'internal';

/**
 * The contract bundle: the resolved contracts of a workspace as one JSON document. Every default is filled in, every reference is resolved, durations are milliseconds and sizes are bytes.
 */
export interface Bundle {
  /**
   * The version of this format.
   */
  bundle: 1;
  /**
   * In front of every system topic, for example parley/v1.
   */
  prefix: string;
  /**
   * In front of every topic, channel addresses included.
   */
  tenant: string | null;
  /**
   * Agents whose commands are obeyed.
   */
  operators: string[];
  /**
   * By message type.
   */
  messages: {
    [k: string]: BundleMessage;
  };
  /**
   * By channel name.
   */
  channels: {
    [k: string]: BundleChannel;
  };
  /**
   * By agent name.
   */
  agents: {
    [k: string]: BundleAgent;
  };
  /**
   * Channel names that must not come back.
   */
  reserved: string[];
}
export interface BundleMessage {
  type: string;
  description?: string;
  /**
   * The resolved schema: self-contained, every $ref points into its own $defs.
   */
  schema: {} | boolean;
  /**
   * The contract hash of the schema.
   */
  hash: string;
}
export interface BundleChannel {
  name: string;
  description?: string;
  /**
   * The topic template; null: the channel lives in inboxes only.
   */
  address: string | null;
  /**
   * A JSON Schema for strings by placeholder of the address, in the order of the address.
   */
  parameters: {
    [k: string]: {} | boolean;
  };
  /**
   * Message types.
   *
   * @minItems 1
   */
  messages: [string, ...string[]];
  share: 'one' | 'every' | 'broker';
  delivery: 'at-most-once' | 'at-least-once' | 'exactly-once';
  /**
   * How long ids are remembered; null unless exactly-once.
   */
  windowMs: number | null;
  durable: null | {
    journal: 'fsync' | 'interval' | 'none';
    records: number;
    bytes: number;
  };
  retain: boolean;
  priority: 'low' | 'normal' | 'high' | 'critical';
  /**
   * null: messages do not expire.
   */
  ttlMs: number | null;
  /**
   * A JSON pointer into the data.
   */
  orderBy: string | null;
  idempotent: boolean;
  overflow: 'slow' | 'shed' | 'reject';
  batch: null | {
    messages: number;
    bytes: number;
    lingerMs: number;
  };
  /**
   * The largest encoded message.
   */
  maxBytes: number;
  rate: null | {
    perSecond: number;
    burst: number;
  };
  hops: number;
  stage: string | null;
  final: boolean;
  stability: 'draft' | 'alpha' | 'beta' | 'stable';
  deprecated: null | {
    since?: string;
    sunset?: string;
    use?: string;
  };
  reply: null | {
    channel: string;
    timeoutMs: number;
  };
}
export interface BundleAgent {
  name: string;
  version: string | null;
  description?: string;
  capabilities: string[];
  external: boolean;
  /**
   * Names of the address parameters given at start.
   */
  parameters: string[];
  /**
   * By channel name, pattern, or reserved channel name (parley.*).
   */
  receives: {
    [k: string]: BundleReceive;
  };
  /**
   * By channel name.
   */
  sends: {
    [k: string]: BundleSend;
  };
  backup: string | null;
  escalation: ('retry' | 'backup' | 'manual')[];
}
export interface BundleReceive {
  /**
   * The channels that the key names: itself, all that a pattern matches, or none for a reserved channel.
   */
  channels: string[];
  /**
   * The message types that are taken.
   */
  messages: string[];
  concurrency: number;
  timeoutMs: number;
  retry: {
    attempts: number;
    minBackoffMs: number;
    maxBackoffMs: number;
  };
  receipt: boolean;
  deadLetter: boolean;
}
export interface BundleSend {
  messages: string[];
  /**
   * For requests; null: the timeout of the channel's reply.
   */
  timeoutMs: number | null;
  fallback: string | null;
  breaker: null | {
    failureRate: number;
  };
  bulkhead: number | null;
  hedge: boolean;
}
