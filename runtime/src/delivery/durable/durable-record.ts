import type { JournalMode } from '../../journal/options.ts';

/** A durable message as it is handed over. */
export interface DurableMessage extends DurableRecord {
  readonly payload: Uint8Array;
}

/** What a sender keeps of a durable message until everybody confirmed it. */
export interface DurableRecord {
  readonly id: string;
  readonly type: string;
  readonly channel: string;
  readonly topic: string;
  readonly retain: boolean;
  readonly correlationId: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAtMs: number;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** The agents that must confirm, by name, as the contracts had it when the message was sent. */
  readonly confirmers: readonly string[];
  /** When a change of it counts as saved. Absent: fsync. */
  readonly journal?: JournalMode;
}
