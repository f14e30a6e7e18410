import type { ErrorCode } from '@parley/schemas';
import type { Message, SystemTopic } from '@parley/runtime/protocol';

/** One place where data breaks its schema. */
export interface Problem {
  /** JSON pointer into the data; empty: the data itself. */
  readonly pointer: string;
  /** What stands there; undefined where something is missing. */
  readonly value: unknown;
  /** The keyword of JSON Schema that is broken. */
  readonly keyword: string;
  /** What the keyword wanted, for people: `a number <= 1`. */
  readonly expected: string;
}

/** What the contracts say about one message. */
export type Verdict =
  | { readonly kind: 'valid' }
  /** A system message that is as its schema says. */
  | { readonly kind: 'system' }
  /** An empty retained payload: takes a retained message back. */
  | { readonly kind: 'cleared' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'malformed'; readonly code: ErrorCode; readonly reason: string }
  | { readonly kind: 'undeclared-channel'; readonly reason: string }
  | { readonly kind: 'undeclared-message'; readonly type: string; readonly expected: readonly string[] }
  /** A declared type, but another version of it than the channel carries. */
  | { readonly kind: 'wrong-version'; readonly type: string; readonly expected: readonly string[] }
  | { readonly kind: 'wrong-sender'; readonly reason: string }
  /** Larger, or handed on more often, than its channel allows: whoever receives it refuses it. */
  | { readonly kind: 'over-limit'; readonly reason: string }
  /** Sent when its time was over already; of a reply, also come when nobody waited any more. */
  | { readonly kind: 'late'; readonly lateMs: number; readonly isBeyondDeadline?: true }
  /** Sent in time, and its time was over when it came. */
  | { readonly kind: 'expired'; readonly lateMs: number };

export type VerdictKind = Verdict['kind'];

/** The verdicts that need nobody's attention. */
const good: readonly VerdictKind[] = ['valid', 'system', 'cleared'];

export function isGood(verdict: Verdict): boolean {
  return good.includes(verdict.kind);
}

/** One message with its verdict; a packet with a batch makes several. */
export interface JudgedMessage {
  readonly topic: string;
  readonly verdict: Verdict;
  /** What could be read; for malformed bytes often only a part. */
  readonly message: Partial<Message>;
  /** Bytes on the wire; of a batch an equal share. */
  readonly size: number;
  /** The channel that it belongs to, as the contracts or else the message itself say. */
  readonly channel?: string | undefined;
  /** The values of the address's placeholders. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Set when the topic is a system topic. */
  readonly system?: SystemTopic | undefined;
  /** True for types of the protocol itself (`parley.*`). */
  readonly reserved: boolean;
}
