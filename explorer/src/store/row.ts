import type { VerdictKind } from '../judge/verdict.ts';

/** What the store calls a message: the judge's verdict, or what only the row's neighbours tell. */
export const rowVerdicts = [
  'valid',
  'system',
  'cleared',
  'invalid',
  'malformed',
  'undeclared-channel',
  'undeclared-message',
  'wrong-sender',
  'expired',
  'duplicate',
  'wrong-version',
  'late',
  'over-limit',
] as const satisfies readonly (VerdictKind | 'duplicate')[];
export type RowVerdict = (typeof rowVerdicts)[number];

/** Broken contracts. What is only not declared is not among them. */
export const brokenVerdicts: readonly RowVerdict[] = [
  'invalid',
  'malformed',
  'wrong-sender',
  'wrong-version',
  'over-limit',
  'expired',
  'late',
];

/** The contract is kept; a duplicate is a sound message that came twice, as at-least-once lets it. */
export const soundVerdicts: readonly RowVerdict[] = ['valid', 'system', 'cleared', 'duplicate'];

/** Facts of a row that are either so or not; one bit each. */
export const rowFlags = {
  retained: 1,
  /** A message of the protocol itself. */
  system: 2,
  /** One of several in a batch. */
  batched: 4,
  /** Answers a request. */
  reply: 8,
  /** Asks for a reply. */
  request: 16,
  deadLetter: 32,
  /** The payload was longer than what is kept of it. */
  truncated: 64,
  /** The broker says that it may have sent the packet before. */
  redelivered: 128,
  qos1: 256,
  qos2: 512,
} as const;

/** A message on its way into the store. */
export interface NewRow {
  /** Epoch milliseconds. */
  readonly receivedAtMs: number;
  readonly topic: string;
  readonly verdict: RowVerdict;
  readonly channel?: string | undefined;
  readonly type?: string | undefined;
  readonly sender?: string | undefined;
  readonly receiver?: string | undefined;
  readonly correlationId?: string | undefined;
  /** With commas between them. */
  readonly tags?: string | undefined;
  readonly id?: string | undefined;
  /** 1 low to 4 critical; absent means normal. */
  readonly priority?: number | undefined;
  readonly latencyMs?: number | undefined;
  /** Bits of `rowFlags`. */
  readonly flags: number;
  /** Bytes on the wire; of a batch a share. */
  readonly size: number;
  /** Which entry of its batch. */
  readonly entry?: number | undefined;
  /** The packet's bytes. Entries of one batch hand in the same object one after the other; it is kept once. */
  readonly payload: Uint8Array;
  /** MQTT properties as JSON, searched like the payload; more than 64 kB are left out. */
  readonly properties?: string | undefined;
}

/** A row of the list, without its payload. */
export interface Row {
  readonly row: number;
  readonly receivedAtMs: number;
  readonly topic: string;
  readonly verdict: RowVerdict;
  readonly channel: string;
  readonly type: string;
  readonly sender: string;
  readonly receiver: string;
  readonly correlationId: string;
  readonly priority: number;
  /** Undefined for what is no reply. */
  readonly latencyMs: number | undefined;
  readonly flags: number;
  readonly size: number;
  readonly entry: number;
}
