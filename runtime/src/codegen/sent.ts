/**
 * `queued`: it waits to go out. `sent`: it is on its way to the broker. `acknowledged`: the broker has it. `received`: every agent
 * that tells has it. `handled`: their handlers are done with it. `dead`: an agent gave it up. `expired`: it came too late.
 * `unreceived`: its time was over before everybody had told. A status never goes back.
 */
export type MessageStatus =
  'queued' | 'sent' | 'acknowledged' | 'received' | 'handled' | 'dead' | 'expired' | 'unreceived';

/** What an agent told of a message; `retired`: it will not come back, and nobody waits for it. */
export type ConfirmationStatus = MessageStatus | 'retired';

/** What can be waited for. */
export type ReachableStatus = 'sent' | 'acknowledged' | 'received' | 'handled';

export interface UntilOptions {
  /** Ends the waiting with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends the waiting with `timeout`. Default: the message's own time ends it. */
  readonly timeoutMs?: number;
}

/** Where a message is that was sent. Costs nothing while nobody asks. */
export interface MessageHandle {
  readonly id: string;
  /** As far as anybody tells: of at-most-once messages `sent`, of others `acknowledged`, and all of durable ones and of those with `receipt`. */
  readonly status: MessageStatus;
  /** By agent that tells. */
  readonly confirmations: Readonly<Record<string, ConfirmationStatus>>;
  /**
   * Resolves with the status when it is that far, or farther. Rejects as soon as it cannot come so far any more: `unsupported` when nobody
   * would tell, the code of the dead letter, `expired`, `unreceived`, `unavailable` when the agent stopped; or with `timeout`, `cancelled`.
   */
  until(status: ReachableStatus, options?: UntilOptions): Promise<MessageStatus>;
}

/** What a send resolves with. */
export interface Sent extends MessageHandle {
  readonly correlationId: string;
}
