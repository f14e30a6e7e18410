import type { SourcePlace } from '../source-place.ts';

/** What was wrong on the wire within the last minutes. */
export interface WireProblemsAnswer {
  readonly windowMs: number;
  /** Those that came most often first; at most two hundred. */
  readonly problems: readonly WireProblem[];
}

/** The same thing wrong in the same line of the contracts. */
export interface WireProblem {
  /** Of the schema where a keyword is broken, else of the channel. */
  readonly span: SourceSpan;
  /** The keyword that is broken, else the verdict: `maximum`, `wrong-sender`. */
  readonly rule: string;
  /** `/data/risk must be <= 1`, as it came last. */
  readonly message: string;
  /** What stood there last, when it is short enough to be told. */
  readonly value: string | undefined;
  /** Messages within the window. */
  readonly count: number;
  /** Epoch milliseconds. */
  readonly lastAtMs: number;
  readonly channels: readonly NamedPlace[];
  /** `agent/instance` or a source, with the declaration of the agent; at most five. */
  readonly senders: readonly NamedPlace[];
  /** Finds these messages. */
  readonly query: string;
}

export interface NamedPlace {
  readonly name: string;
  readonly place: SourcePlace | undefined;
}

/** Lines and columns from 1. */
export interface SourceSpan extends SourcePlace {
  readonly endLine: number;
  readonly endColumn: number;
}
