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

/**
 * One message on the wire, as a Parley agent sends it: a CloudEvents 1.0 event in JSON. What an agent takes from others is wider (docs/spec/envelope.md).
 */
export interface Envelope {
  /**
   * The version of CloudEvents.
   */
  specversion: '1.0';
  /**
   * A UUIDv7, or a UUIDv8 derived from a cause. `source` and `id` together name the message for ever.
   */
  id: string;
  /**
   * The sender: /agents/{agent}/{instance}.
   */
  source: string;
  /**
   * The message type; `parley.` is reserved for system messages.
   */
  type: string;
  /**
   * When the message was made: RFC 3339, UTC, milliseconds.
   */
  time: string;
  /**
   * The media type of the data; absent means application/json. Data of any other type stands in data_base64.
   */
  datacontenttype?: string;
  /**
   * The $id of the data's schema, where that is an absolute URI.
   */
  dataschema?: string;
  /**
   * The session or entity that the message is about.
   */
  subject?: string;
  /**
   * The name of the contract's channel.
   */
  channel?: string;
  /**
   * The channel's filled address, only when the message travels on another topic.
   */
  address?: string;
  /**
   * The workflow; inherited by everything that a handler sends.
   */
  correlationid?: string;
  /**
   * The id of the message that caused this one.
   */
  causationid?: string;
  /**
   * Whom a directed message is for: an agent, or agent/instance.
   */
  recipient?: string;
  /**
   * An inbox topic of the sender: where replies go.
   */
  replyto?: string;
  /**
   * 1 low, 2 normal, 3 high, 4 critical; absent means normal.
   */
  priority?: number;
  /**
   * After this time nobody should handle the message.
   */
  expirytime?: string;
  /**
   * `{epoch}.{n}`: n counts per sender instance and concrete topic, from 1.
   */
  seq?: string;
  /**
   * Asks for a receipt to the sender's inbox.
   */
  receipt?: 'received' | 'handled';
  /**
   * The value of the channel's orderBy: messages with one key are handled in order.
   */
  partitionkey?: string;
  /**
   * Which try of the delivery this is, from 1.
   */
  attempt?: number;
  /**
   * The epoch of the front that dispatched the message.
   */
  epoch?: number;
  /**
   * How many messages lie between this one and the first of its chain of causes.
   */
  hops?: number;
  /**
   * Labels, joined by commas; none is empty.
   */
  tags?: string;
  /**
   * W3C Trace Context.
   */
  traceparent?: string;
  /**
   * W3C Trace Context.
   */
  tracestate?: string;
  /**
   * The data as JSON, valid under the message type's schema.
   */
  data?: unknown;
  /**
   * The data as bytes, where datacontenttype is not JSON.
   */
  data_base64?: string;
}

/**
 * A channel file (*.channel.yaml or .json): which messages travel on which topic, with which guarantees.
 */
export interface ChannelsFile {
  /**
   * Channels by name, for example analysis.request.
   */
  channels?: {
    [k: string]: Channel;
  };
  /**
   * Names that were used once and must not come back with another meaning.
   */
  reserved?: string[];
}
/**
 * One channel.
 */
export interface Channel {
  /**
   * What the channel is for: one or two sentences for those who look for it.
   */
  description?: string;
  /**
   * The MQTT topic, with {placeholders} for whole levels. Absent: the channel lives in inboxes only, for replies and directed messages.
   */
  address?: string;
  /**
   * A JSON Schema for strings by placeholder of the address. A value never has / + # or NUL.
   */
  parameters?: {
    [k: string]: {} | boolean;
  };
  /**
   * The message types that travel here; receivers tell them apart by type.
   *
   * @minItems 1
   */
  messages: string[];
  /**
   * Who of a receiving agent gets a message. one: one of its instances. every: each instance. broker: the broker decides, by a shared subscription.
   */
  share?: 'one' | 'every' | 'broker';
  /**
   * What a receiver can count on. at-least-once: a message may come twice, never not at all. exactly-once: its effects happen once.
   */
  delivery?: 'at-most-once' | 'at-least-once' | 'exactly-once';
  /**
   * exactly-once: how long ids are remembered. Older messages become dead letters (too_old). Default 24h.
   */
  window?: string;
  /**
   * true: messages survive the broker's and everybody's crash, until each receiving agent confirmed them or the ttl is over. Needs a ttl.
   */
  durable?:
    | boolean
    | {
        /**
         * When the journal is forced to the disk.
         */
        journal?: 'fsync' | 'interval' | 'none';
        /**
         * How many unconfirmed messages are kept at most; then a send is rejected. Default 100000.
         */
        records?: number;
        /**
         * How many bytes are kept at most. Default 256MB.
         */
        bytes?: string;
      };
  /**
   * The broker keeps the last message of each topic and gives it to new subscribers.
   */
  retain?: boolean;
  /**
   * Default priority of the channel's messages. critical gives the channel a connection of its own.
   */
  priority?: 'low' | 'normal' | 'high' | 'critical';
  /**
   * How long a message is of use. Default 24h; at-most-once: for ever.
   */
  ttl?: string;
  /**
   * A JSON pointer into the data: messages with one value there are handled one after the other, in order. Must be a required member of every message.
   */
  orderBy?: string;
  /**
   * true: handling a message twice does no harm, so a slow request may be hedged.
   */
  idempotent?: boolean;
  /**
   * When a receiver's queue is full. slow: acknowledge later. shed: dead-letter the least urgent. reject: refuse the newest.
   */
  overflow?: 'slow' | 'shed' | 'reject';
  /**
   * true: several messages may travel in one packet on the channel's address. Every receiver must know batches.
   */
  batch?:
    | boolean
    | {
        /**
         * The most messages of a batch. Default 64.
         */
        messages?: number;
        /**
         * The most bytes of a batch. Default 32KB.
         */
        bytes?: string;
        /**
         * How long a message waits for others. Default 2ms.
         */
        linger?: string;
      };
  /**
   * The largest encoded message. Default 256KB.
   */
  maxBytes?: string;
  /**
   * A limit for each sender.
   */
  rate?: {
    /**
     * Messages a second that a sender may send on average.
     */
    perSecond: number;
    /**
     * Messages that may go at once. Default: perSecond.
     */
    burst?: number;
  };
  /**
   * The longest chain of causes; a longer one is a loop. Default 32.
   */
  hops?: number;
  /**
   * The name of the step that a message on this channel stands for in workflow().
   */
  stage?: string;
  /**
   * true: a message here ends its workflow.
   */
  final?: boolean;
  /**
   * How settled the contract is; breaking changes are errors only where it is beta or stable.
   */
  stability?: 'draft' | 'alpha' | 'beta' | 'stable';
  /**
   * The channel is on its way out.
   */
  deprecated?:
    | boolean
    | {
        /**
         * A date: senders and receivers get a warning from here on.
         */
        since?: string;
        /**
         * A date: the channel may go after it.
         */
        sunset?: string;
        /**
         * The channel to use instead.
         */
        use?: string;
      };
  /**
   * Makes this a request channel: exactly one agent, and its backup, receives it and answers.
   */
  reply?: {
    /**
     * The channel whose messages are the replies.
     */
    channel: string;
    /**
     * How long a requester waits. Default 30s.
     */
    timeout?: string;
    /**
     * Reserved for replies in several parts.
     */
    stream?: false;
  };
}

/**
 * An agent file (*.agent.yaml or .json): what an agent receives and sends, how it retries, who backs it up.
 */
export interface AgentFile {
  /**
   * The agent's name, the same as the file's.
   */
  agent: string;
  /**
   * The version of the agent's own software.
   */
  version?: string;
  /**
   * What the agent does, in one sentence.
   */
  description?: string;
  /**
   * What the agent is good at; found through its card.
   *
   * Items: A word that others look for.
   */
  capabilities?: string[];
  /**
   * true: a foreign client. It is linked with the others, but no code is generated and it has no card and no receipts.
   */
  external?: boolean;
  /**
   * Address parameters that are given when the agent starts. They bind what it receives and are the default of what it sends.
   *
   * Items: A placeholder of an address.
   */
  parameters?: string[];
  /**
   * By channel, reserved channel (parley.status) or pattern: market.* is one level, market.** any number.
   */
  receives?: {
    [k: string]: Receive | null;
  };
  /**
   * By channel.
   */
  sends?: {
    [k: string]: Send | null;
  };
  /**
   * The agent that takes requests when this one does not answer.
   */
  backup?: string;
  /**
   * What callers do at the first, second, third timeout.
   */
  escalation?: ('retry' | 'backup' | 'manual')[];
}
export interface Receive {
  /**
   * The message types that are taken. Default: all of the channel.
   *
   * @minItems 1
   */
  messages?: string[];
  /**
   * How many handlers run at once. Default 1.
   */
  concurrency?: number;
  /**
   * How long one run of the handler may take; then its signal fires. Default 30s.
   */
  timeout?: string;
  /**
   * What happens when a handler fails.
   */
  retry?: {
    /**
     * All tries, the first included. Default 3.
     */
    attempts?: number;
    /**
     * The wait between tries, with jitter: smallest..largest. Default 200ms..5s.
     */
    backoff?: string;
  };
  /**
   * false: this agent tells senders nothing of their messages, and those of durable ones do not wait for it.
   */
  receipt?: boolean;
  /**
   * false: what cannot be handled is only counted.
   */
  deadLetter?: boolean;
}
export interface Send {
  /**
   * The message types that are sent. Default: all of the channel.
   *
   * @minItems 1
   */
  messages?: string[];
  /**
   * Requests: how long to wait for the reply. Default: the channel's reply timeout.
   */
  timeout?: string;
  /**
   * Where a message goes when this channel's receiver cannot take it.
   */
  fallback?: string;
  /**
   * Stops sending for a while when too many requests fail.
   */
  breaker?:
    | boolean
    | {
        /**
         * The share of failures that opens the circuit. Default 0.5.
         */
        failureRate?: number;
      };
  /**
   * How many requests may be under way at once.
   */
  bulkhead?: number;
  /**
   * true: a slow request is sent a second time; the channel must be idempotent.
   */
  hedge?: boolean;
}

/**
 * parley.config.yaml (or .json): where the contracts are and how agents run. Every key is optional.
 */
export interface ConfigFile {
  /**
   * Folders or globs that hold the contracts. Default: messages, channels, agents.
   */
  include?: string[];
  /**
   * Other workspaces that take part in the link: folders or installed packages.
   */
  imports?: string[];
  /**
   * Which command runs an agent, {agent} standing for its name; or one command by agent.
   */
  run?:
    | string
    | {
        [k: string]: string;
      };
  /**
   * The folder of journals and instance names; none: memory only. Default .parley.
   */
  state?: string;
  /**
   * What `parley generate` writes.
   */
  generate?: {
    /**
     * The folder of the generated code. Default generated.
     */
    out?: string;
  };
  /**
   * A key of brokers, or a URL. PARLEY_BROKER overrides it. Default local.
   */
  broker?: string;
  /**
   * Brokers by name. ${VARIABLES} are taken from the environment.
   */
  brokers?: {
    [k: string]: ConfigBroker;
  };
  /**
   * In front of every system topic. Default parley/v1.
   */
  prefix?: string;
  /**
   * In front of every topic, channel addresses included.
   */
  tenant?: string | null;
  /**
   * Agents whose commands are obeyed. Default: parley-cli, parley-explorer.
   */
  operators?: string[];
  /**
   * What `parley check` looks for.
   */
  check?: {
    /**
     * Rules or groups of rules that run: MINIMAL, STANDARD, STRICT. Default: STANDARD.
     */
    use?: string[];
    /**
     * Rules or groups that do not run.
     */
    except?: string[];
    /**
     * Files, folders or patterns with * and ** whose findings do not count.
     */
    ignore?: string[];
    /**
     * By rule: files, folders or patterns in which its findings do not count.
     */
    ignoreOnly?: {
      /**
       * Files, folders or patterns.
       */
      [k: string]: string[];
    };
    /**
     * By rule: the severity of its findings in place of its own.
     */
    severities?: {
      [k: string]: 'error' | 'warning' | 'info';
    };
    /**
     * true: parley-ignore in the files has no effect and is itself a finding.
     */
    disallowInlineIgnores?: boolean;
    /**
     * The file of known findings that `parley check --write-baseline` writes. Default parley.baseline.json.
     */
    baseline?: string;
  };
  /**
   * What `parley breaking` looks for.
   */
  breaking?: {
    /**
     * Rules or groups of rules. Default: WIRE.
     */
    use?: string[];
    /**
     * A branch, tag, commit, folder or bundle to compare with. Default main.
     */
    against?: string;
  };
}
export interface ConfigBroker {
  /**
   * mqtt://, mqtts://, ws:// or wss://
   */
  url: string;
  /**
   * Whom the broker knows us as.
   */
  username?: string;
  /**
   * Better a ${VARIABLE} than the secret itself.
   */
  password?: string;
  /**
   * MQTT 3.1.1 (4) or 5. Default 5, then 4.
   */
  protocol?: 4 | 5;
  /**
   * A file with the certificates to trust, or its PEM text.
   */
  ca?: string;
  /**
   * A file with the client's certificate, or its PEM text.
   */
  cert?: string;
  /**
   * A file with the client's key, or its PEM text.
   */
  key?: string;
  /**
   * false: take any certificate; never in production.
   */
  rejectUnauthorized?: boolean;
  /**
   * The name that the broker's certificate must bear. Default: the url's host.
   */
  servername?: string;
}

/**
 * parley.baseline.json: findings that are known and wait to be mended. Written by `parley check --write-baseline`.
 */
export interface BaselineFile {
  /**
   * The version of this format.
   */
  version: 1;
  /**
   * Sorted by file, rule and message.
   */
  findings: BaselineFinding[];
}
export interface BaselineFinding {
  /**
   * The file, seen from the folder of the workspace.
   */
  file: string;
  /**
   * The id of the rule.
   */
  rule: string;
  /**
   * What was found, for people.
   */
  message: string;
  /**
   * What the finding is known by, whatever line it is on.
   */
  fingerprint: string;
}

/**
 * parley.card.v1, retained: what an instance is, takes and sends. Members that a reader does not know are ignored.
 */
export interface CardData {
  /**
   * The agent's name.
   */
  agent: string;
  /**
   * The instance's name.
   */
  instance: string;
  /**
   * The version of the agent's software; null when its file names none.
   */
  version: string | null;
  /**
   * What the agent does.
   */
  description?: string;
  /**
   * What the agent is good at.
   */
  capabilities: string[];
  /**
   * The version of this protocol that the instance speaks.
   */
  protocol: string;
  /**
   * Grows with every start of the instance.
   */
  incarnation: number;
  /**
   * Address parameters that the instance was started with.
   */
  parameters: {
    [k: string]: string;
  };
  /**
   * By channel, reserved channel or pattern.
   */
  receives: {
    [k: string]: {
      /**
       * The message types that are taken.
       */
      messages: string[];
    };
  };
  /**
   * By channel.
   */
  sends: {
    [k: string]: {
      /**
       * The message types that are sent.
       */
      messages: string[];
    };
  };
  /**
   * The contract hash of every message type that the agent knows.
   */
  messages: {
    [k: string]: string;
  };
  /**
   * What an implementation may lack.
   */
  abilities: {
    /**
     * Reads batches in its inbox.
     */
    batches: boolean;
    /**
     * Keeps a journal.
     */
    durable: boolean;
  };
}

/**
 * parley.status.v1, retained and the will of the connection: whether an instance is there.
 */
export interface StatusData {
  /**
   * paused: takes no work for now. draining: ends what it has, then stops.
   */
  state: 'online' | 'paused' | 'draining' | 'offline';
  /**
   * Of offline. clean: it stopped. will: its connection broke. retired: it will not come back.
   */
  cause?: 'clean' | 'will' | 'retired';
  /**
   * Grows with every start of the instance; a status of an earlier one says nothing about a later one.
   */
  incarnation: number;
  /**
   * When the state began; in a will, when the connection was made.
   */
  since: string;
}

/**
 * parley.health.v1: the heartbeat of an instance.
 */
export interface HealthData {
  /**
   * As in the status.
   */
  incarnation: number;
  /**
   * When the next heartbeat is due, in milliseconds.
   */
  intervalMs?: number;
  /**
   * Handlers that are running.
   */
  inFlight: number;
  /**
   * Messages that wait for a handler.
   */
  queued: number;
  /**
   * Messages handled since the start.
   */
  handled: number;
  /**
   * Messages given up since the start.
   */
  failed: number;
  /**
   * How long handlers took lately.
   */
  latency?: {
    /**
     * The median, in milliseconds.
     */
    p50Ms: number;
    /**
     * The slowest of a hundred, in milliseconds.
     */
    p99Ms: number;
  };
  /**
   * The share of one core that the process uses; above 1 with several threads.
   */
  cpu?: number;
  /**
   * Resident memory of the process.
   */
  memoryBytes?: number;
  /**
   * How long ago the main loop last ran, in milliseconds: a hang shows here.
   */
  tickAgeMs?: number;
}

/**
 * parley.front.v1, retained: which instance of an agent is the front.
 */
export interface FrontData {
  /**
   * The instance that holds the agent's session.
   */
  instance: string;
  /**
   * Grows with every change of the front.
   */
  epoch: number;
  /**
   * When it became the front.
   */
  since: string;
  /**
   * true: its last instance was retired, nobody will come back for its messages. The next front says nothing of it.
   */
  retired?: boolean;
}

/**
 * parley.receipt.v1: what an agent received or handled, for the sender. Names single messages, or streams up to a number.
 */
export interface ReceiptData {
  /**
   * received: safely kept. handled: its handlers are done with it, or it was given up (`dead` tells). expired: it came too late.
   */
  kind: 'received' | 'handled' | 'expired';
  /**
   * The agent that confirms.
   */
  agent: string;
  /**
   * Ids of single messages.
   *
   * @minItems 1
   */
  ids?: string[];
  /**
   * Of kind handled: those of the ids that no handler could handle.
   *
   * @minItems 1
   */
  dead?: {
    /**
     * One of the ids.
     */
    id: string;
    /**
     * Why it was given up.
     */
    code: ErrorCode;
  }[];
  /**
   * What is confirmed of streams.
   *
   * @minItems 1
   */
  streams?: {
    /**
     * The concrete topic.
     */
    stream: string;
    /**
     * The epoch in the seq of the messages.
     */
    epoch: number;
    /**
     * Everything up to and including this number.
     */
    upTo: number;
    /**
     * Numbers at or below upTo that are still missing.
     */
    except: number[];
  }[];
  /**
   * Of a command about dead letters or escalations: how it went.
   */
  result?: {
    /**
     * Ids of what was listed, handled again, forgotten, resolved.
     */
    done?: string[];
    /**
     * What could not be done.
     */
    failed?: {
      /**
       * What it is about.
       */
      id: string;
      /**
       * Why not.
       */
      code: ErrorCode;
      /**
       * The same for people.
       */
      message: string;
      /**
       * The dead letter that it became when it failed again.
       */
      replacedBy?: string;
    }[];
    /**
     * How many the filter lets through altogether, at the time of the command.
     */
    total?: number;
    /**
     * There is more: the `before` of the next command.
     */
    next?: string;
    /**
     * Dead letters that were forgotten for lack of room since the instance started.
     */
    dropped?: number;
  };
}

/**
 * parley.error.v1: the reply to a request that failed in a way its contract does not declare.
 */
export interface ErrorData {
  /**
   * What went wrong.
   */
  code: ErrorCode;
  /**
   * What happened, for people.
   */
  message: string;
  /**
   * Values that belong to the error, for example the places where data was not valid.
   */
  details?: {
    [k: string]: unknown;
  };
}

/**
 * parley.dead-letter.v1: a message that an agent gave up. The bytes are kept up to 64 KiB, so that it can be looked into and sent again.
 */
export interface DeadLetterData {
  /**
   * Why it was given up.
   */
  reason: ErrorCode;
  /**
   * The same for people.
   */
  message: string;
  /**
   * The agent that gave up.
   */
  agent: string;
  /**
   * The instance that gave up, and keeps the letter.
   */
  instance?: string;
  /**
   * By which the instance keeps it: what commands name it by.
   */
  id?: string;
  /**
   * The channel, where it is known.
   */
  channel?: string;
  /**
   * The topic by which it came.
   */
  topic: string;
  /**
   * The content type of the packet, where it had one.
   */
  contentType?: string;
  /**
   * The receive that gave up; absent where the message was refused before.
   */
  receive?: string;
  /**
   * The original bytes in base64: all of them, or the first 65,536 of a larger message (`size` tells). In an answer to dead-list as much as was asked for.
   */
  original: string;
  /**
   * How many bytes the original has.
   */
  size: number;
  /**
   * The id, as far as it could be read.
   */
  messageId?: string;
  /**
   * The source, as far as it could be read.
   */
  sender?: string;
  /**
   * The type, as far as it could be read.
   */
  type?: string;
  /**
   * The workflow, as far as it could be read.
   */
  correlationId?: string;
  /**
   * How many times a handler was tried; 0: none ever ran.
   */
  attempts: number;
  /**
   * When it arrived first.
   */
  firstAt: string;
  /**
   * When it was given up.
   */
  lastAt: string;
  /**
   * In an answer to dead-list: how many bytes of the original are kept.
   */
  kept?: number;
}

/**
 * parley.command.v1: what an operator asks of an agent. Answered by what was asked for, and a receipt (handled).
 */
export interface CommandData {
  /**
   * pause: take no work. resume: take it again. drain: end what there is, then stop. stop: now. reload: read the configuration again. health: answer with parley.health.v1. dead-list, dead-redrive, dead-purge: answer with the dead letters that are kept, handle them again, forget them. escalation-list, escalation-resolve: answer with the requests that wait for people, end the waiting.
   */
  command:
    | 'pause'
    | 'resume'
    | 'drain'
    | 'stop'
    | 'reload'
    | 'health'
    | 'dead-list'
    | 'dead-redrive'
    | 'dead-purge'
    | 'escalation-list'
    | 'escalation-resolve';
  /**
   * Why, for the log.
   */
  reason?: string;
  /**
   * Of dead letters or escalations: only these, by the id that a list shows. Absent: all that the filter lets through.
   *
   * @minItems 1
   * @maxItems 1000
   */
  ids?: string[];
  /**
   * Which dead letters or escalations; what stands in it adds up.
   */
  filter?: {
    /**
     * Given up for one of these reasons.
     *
     * @minItems 1
     */
    codes?: string[];
    /**
     * Of one of these channels.
     *
     * @minItems 1
     */
    channels?: string[];
    /**
     * Given up, or held, at this time or later.
     */
    since?: string;
    /**
     * Given up, or held, before this time.
     */
    until?: string;
  };
  /**
   * How many at most, the newest first. Default 100.
   */
  limit?: number;
  /**
   * Goes on where an earlier answer ended: only those that come after this id in a list.
   */
  before?: string;
  /**
   * Of a list: how much of each original message is wanted. Default all that is kept.
   */
  originalBytes?: number;
  /**
   * Of dead-redrive: handle also what has expired meanwhile. Default false.
   */
  evenExpired?: boolean;
  /**
   * Of escalation-resolve. reply: the caller gets `data`, as if it had been answered. retry: the request goes out again. drop: the caller is told that nobody answers.
   */
  resolution?: 'reply' | 'retry' | 'drop';
  /**
   * Of a resolution by reply: the message type of the data, where the reply channel has several.
   */
  type?: string;
  /**
   * Of a resolution by reply: the data of the reply.
   */
  data?: unknown;
}

/**
 * parley.cancel.v1: the requester gave up; the handler's signal fires.
 */
export interface CancelData {
  /**
   * The id of the request.
   */
  messageId: string;
  /**
   * Why, for people.
   */
  reason?: string;
}

/**
 * parley.escalation.v1: a request that nobody answered and that waits for people, as an answer to escalation-list.
 */
export interface EscalationData {
  /**
   * What commands name it by.
   */
  id: string;
  /**
   * The agent that asked.
   */
  agent: string;
  /**
   * The instance that holds it.
   */
  instance: string;
  /**
   * The channel of the request.
   */
  channel: string;
  /**
   * The type of the request.
   */
  type: string;
  /**
   * The id of the request.
   */
  messageId: string;
  /**
   * The workflow.
   */
  correlationId?: string;
  /**
   * The timeouts that led here, the first one first.
   */
  timeouts: {
    /**
     * Who was asked: first, retry, backup.
     */
    step: string;
    /**
     * The agent that did not answer, where it is known.
     */
    agent?: string;
    /**
     * When the waiting ended.
     */
    at: string;
    /**
     * How long was waited, in milliseconds.
     */
    afterMs?: number;
  }[];
  /**
   * Since when it waits for people.
   */
  since: string;
  /**
   * The caller still waits for the answer; false after a restart: a reply is then only recorded.
   */
  waiting: boolean;
  /**
   * It was ended while no caller waited, and is kept as a record.
   */
  resolved?: {
    /**
     * How.
     */
    resolution: 'reply' | 'retry' | 'drop';
    /**
     * When.
     */
    at: string;
    /**
     * The source of the command.
     */
    by?: string;
    /**
     * Its reason.
     */
    note?: string;
  };
  /**
   * The request's event in base64, as much as was asked for, 65,536 bytes at most.
   */
  original: string;
  /**
   * How many bytes the event has.
   */
  size: number;
}

/**
 * parley.event.v1: something that an agent wants noticed. `kind` is the last level of the topic.
 */
export interface EventData {
  /**
   * What the event is about.
   */
  kind: 'error' | 'timeout' | 'escalation' | 'circuit' | 'audit';
  /**
   * Of an error.
   */
  code?: ErrorCode;
  /**
   * What happened, for people.
   */
  message: string;
  /**
   * The agent to which it happened.
   */
  agent: string;
  /**
   * The channel that it is about.
   */
  channel?: string;
  /**
   * The workflow.
   */
  correlationId?: string;
  /**
   * The message that it is about.
   */
  messageId?: string;
  /**
   * How long it took, in milliseconds.
   */
  elapsedMs?: number;
  /**
   * Of an escalation: retry, backup, manual or resolved. Of a circuit: open, half-open or closed.
   */
  step?: string;
  /**
   * Values that belong to the event.
   */
  details?: {
    [k: string]: unknown;
  };
}
