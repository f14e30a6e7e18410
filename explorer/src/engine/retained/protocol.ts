import type { QueryError } from '../../query/query.ts';
import type { RowVerdict } from '../../store/row.ts';

export interface RetainedAsked {
  readonly query: string;
  /** Epoch milliseconds; absent: now. */
  readonly atMs?: number;
}

/** What stood on the broker at a moment. */
export interface RetainedAnswer {
  /** Sorted by topic; at most a thousand. */
  readonly messages: readonly RetainedMessage[];
  /** How many there are. */
  readonly total: number;
  /** What stood there before, the latest first; at most a hundred. */
  readonly gone: readonly GoneMessage[];
  /** Before that moment nothing is known; undefined while nothing was kept. */
  readonly sinceMs: number | undefined;
  /** When something was put there or taken away, right before and after the moment. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** The flags on the wire (MQTT 5), or only what the contracts and the protocol say of a topic (3.1.1). */
  readonly knownBy: 'flags' | 'contracts';
  /** There are more topics than are followed. */
  readonly isFull: boolean;
  /** Why the query cannot be used; then it does not count. */
  readonly errors: readonly QueryError[];
}

export interface RetainedMessage {
  readonly topic: string;
  readonly row: number;
  /** Its row is still kept: it can be looked at. */
  readonly isHere: boolean;
  readonly channel: string;
  readonly type: string;
  readonly sender: string;
  readonly verdict: RowVerdict;
  readonly size: number;
  /** Since when it was seen there. */
  readonly atMs: number;
  /** It stood there before anybody looked. */
  readonly wasThere: boolean;
  /** Why nobody can be sure that it stood there: a later message may have replaced it, or the connection was away. */
  readonly doubt: RetainedDoubt | undefined;
}

export type RetainedDoubt = 'replaced' | 'gap';

export interface GoneMessage {
  readonly topic: string;
  /** The message that took it away; of one whose time was over the message itself. */
  readonly row: number;
  readonly isHere: boolean;
  readonly why: 'cleared' | 'expired';
  readonly atMs: number;
}
