import type { ErrorCode } from '../errors.ts';
import type { HistogramSnapshot } from '../histogram.ts';
import type { ReceivePlan } from './attempt.ts';

/** Of one entry under `receives`. */
export interface ReceiveStatistics {
  /** Messages that wait for the handler now. */
  readonly waiting: number;
  /** Runs of the handler that are under way now. */
  readonly running: number;
  /** How long its runs took, in milliseconds: each try by itself, failures included. */
  readonly handling: HistogramSnapshot;
}

/** What an agent counted since its start. Every message that came in is in exactly one of the outcomes. */
export interface Statistics {
  /** Messages that came in, entries of batches one by one, own control traffic not included. */
  readonly received: number;
  /** Outcome: every handler that takes it has handled it. */
  readonly handled: number;
  /** Outcome: refused, or a handler gave up on it after all attempts. */
  readonly failed: number;
  /** Outcome: it came after its expiry, or its turn did. */
  readonly expired: number;
  /** Outcome: it was seen before. */
  readonly duplicates: number;
  /** Outcome: an address with a parameter value that the schema refuses. */
  readonly strays: number;
  /** Outcome: no declared receive takes it, or only a pattern saw something wrong. */
  readonly ignored: number;
  /** Outcome: no room, or not taking, on a channel that may lose messages. */
  readonly shed: number;
  /** Outcome: the caller of a request gave up before its end. */
  readonly cancelled: number;
  /** Of those received: sent by something that is no Parley agent. */
  readonly foreign: number;
  readonly retried: number;
  readonly deadLetters: Readonly<Partial<Record<ErrorCode, number>>>;
  readonly sent: number;
  readonly requests: number;
  readonly replies: number;
  readonly timeouts: number;
  /** Requests that went out a second time because they were slow. */
  readonly hedged: number;
  /** Messages that went to their fallback. */
  readonly fallbacks: number;
  /** Steps that were taken after timeouts: asked again, asked the backup, handed to people. */
  readonly escalations: number;
  /** Replies that nobody awaits: late, double, or from somebody else. */
  readonly orphans: number;
  /** Messages by somebody whose declaration does not have them: see the options `senderRules` and `unknownSenders`. */
  readonly wrongSenders: number;
  /** System messages that make no sense. */
  readonly invalidSystem: number;
  /** Of the breakers that were used, by channel. */
  readonly circuits: Readonly<Record<string, 'closed' | 'open' | 'half-open'>>;
  /** Messages and requests under way now. */
  readonly inFlight: number;
  /** Messages in the journal that somebody has not confirmed yet: durable ones, and the broker those of exactly-once handlers. */
  readonly unconfirmed: number;
  /** By channel, pattern or reserved channel. */
  readonly receives: Readonly<Record<string, ReceiveStatistics>>;
}

/** What is measured, not counted. */
type Momentary = Pick<Statistics, 'inFlight' | 'unconfirmed' | 'circuits' | 'receives'>;

/** The counters behind {@link Statistics}: written where things happen. */
export type Counters = Record<Exclude<keyof Statistics, keyof Momentary | 'deadLetters'>, number> & {
  readonly deadLetters: Partial<Record<ErrorCode, number>>;
};

export function createCounters(): Counters {
  return {
    received: 0,
    handled: 0,
    failed: 0,
    expired: 0,
    duplicates: 0,
    strays: 0,
    ignored: 0,
    shed: 0,
    cancelled: 0,
    foreign: 0,
    retried: 0,
    sent: 0,
    requests: 0,
    replies: 0,
    timeouts: 0,
    hedged: 0,
    fallbacks: 0,
    escalations: 0,
    orphans: 0,
    wrongSenders: 0,
    invalidSystem: 0,
    deadLetters: {},
  };
}

export function countDeadLetter({ deadLetters }: Counters, code: ErrorCode): void {
  deadLetters[code] = (deadLetters[code] ?? 0) + 1;
}

export function toStatistics(counters: Counters, momentary: Momentary): Statistics {
  return { ...counters, deadLetters: { ...counters.deadLetters }, ...momentary };
}

export function measureReceives(plans: readonly ReceivePlan[]): Statistics['receives'] {
  return Object.fromEntries(
    plans.map(({ key, mailbox, handling }) => [
      key,
      { waiting: mailbox.waiting, running: mailbox.running, handling: handling.snapshot() },
    ]),
  );
}
