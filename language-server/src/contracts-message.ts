/** Sent after the contracts changed, to clients that announce `experimental.contractsNotification`. */
export const contractsChangedMethod = 'parley/contractsChanged';

/** What one workspace declares: the answer of `parley.server.contracts` has one of each. */
export interface KnownContracts {
  readonly root: string;
  /** As the configuration has it: a name under `brokers`, or a URL. */
  readonly broker: string;
  readonly brokers: readonly string[];
  readonly agents: readonly KnownAgent[];
  readonly channels: readonly KnownChannel[];
  readonly messages: readonly KnownMessage[];
}

export interface KnownPlace {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly character: number;
}

export interface KnownAgent {
  readonly name: string;
  readonly place: KnownPlace;
  readonly external: boolean;
  /** Names of channels. */
  readonly receives: readonly string[];
  readonly sends: readonly string[];
  /** The command line that runs it, where the configuration names one. */
  readonly run: string | undefined;
}

export interface KnownChannel {
  readonly name: string;
  readonly place: KnownPlace;
  /** Null: its messages are sent to inboxes. */
  readonly address: string | null;
  readonly messages: readonly string[];
}

export interface KnownMessage {
  readonly type: string;
  readonly place: KnownPlace;
  readonly title: string | undefined;
}

/** A message that is being written, as `parley.server.message` reads it. */
export interface ReadMessage {
  /** The workspace; absent where there is none. */
  readonly root?: string;
  /** As whoever sends it takes it; what is wrong in it, the sender says. */
  readonly draft?: Readonly<Record<string, unknown>>;
  /** Why there is nothing to send. */
  readonly reason?: string | undefined;
  /** How long the reply is waited for, where the channel has one. */
  readonly replyTimeoutMs?: number | undefined;
}
