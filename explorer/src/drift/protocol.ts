import type { Hunk } from '@parley/toolchain/language';

/** In what way contracts and traffic can differ. */
export const driftKinds = ['topics', 'messages', 'senders', 'fields', 'values', 'silent', 'dead'] as const;
export type DriftKind = (typeof driftKinds)[number];

export interface DriftAnswer {
  /** Since when somebody watches, and how long there was a connection. */
  readonly sinceMs: number;
  readonly watchedMs: number;
  /** How many there are of each kind. */
  readonly counts: Readonly<Record<DriftKind, number>>;
  /** Of the kind that was asked for; at most 300. */
  readonly items: readonly DriftItem[];
  /** Messages for which there was no room in the memory of this kind. */
  readonly left: number;
  /** Messages whose data was too large to be looked at to its end. */
  readonly cut: number;
}

/** One thing that is declared and does not happen, or happens and is not declared. */
export interface DriftItem {
  /** The same as long as it is there. */
  readonly key: string;
  /** An address, a type, a path, an agent, a channel. */
  readonly title: string;
  /** Where, of what. */
  readonly about: string;
  /** In a few words, when it has more to say than its kind. */
  readonly remark: string | undefined;
  readonly seen: DriftSeen | undefined;
  readonly facts: readonly DriftFact[];
  /** The messages of it, in the query language. */
  readonly query: string | undefined;
  /** Whether it can be added to the contracts. */
  readonly canAdd: boolean;
}

export interface DriftSeen {
  readonly count: number;
  readonly perSecond: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** The latest row. */
  readonly row: number;
  readonly senders: readonly string[];
  readonly hasMoreSenders: boolean;
}

export interface DriftFact {
  readonly name: string;
  readonly values: readonly string[];
  /** There are more than these. */
  readonly hasMore: boolean;
  /** To be shown as code, with its line ends. */
  readonly isCode?: boolean;
}

export interface DriftEditAsked {
  readonly kind: DriftKind;
  readonly key: string;
  /** Instead of the suggested ones. */
  readonly channel?: string;
  readonly type?: string;
}

/** An addition to the contracts, for somebody to look at: nothing is written. */
export interface DriftEditAnswer {
  readonly review: DriftReview | undefined;
  /** Why there is none. */
  readonly refused: string | undefined;
}

export interface DriftReview {
  readonly title: string;
  /** What can be called otherwise. */
  readonly names: { readonly channel?: string; readonly type?: string };
  readonly files: readonly ReviewedFile[];
  /** All of it, as `git apply` and `patch -p1` take it. */
  readonly patch: string;
  /** What the check says of it that it does not say now. */
  readonly findings: readonly ReviewFinding[];
  /** What to know before. */
  readonly notes: readonly string[];
}

export interface ReviewedFile {
  readonly path: string;
  /** Undefined: the file is new. */
  readonly before: string | undefined;
  readonly after: string;
  readonly hunks: readonly Hunk[];
}

export interface ReviewFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly code: string;
}
