import type { Clock } from '../../clock.ts';
import type { Addition } from '../../journal/change.ts';
import type { Journal } from '../../journal/journal.ts';
import { formatTime } from '../../protocol/time.ts';
import { decodeDone, digestOf, encodeDone, type DoneBlock } from './done-records.ts';

export interface DoneIdsOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** How long an id is remembered at least, as long as capacity allows. */
  readonly windowMs: number;
  /** Ids remembered at most. Default 1,000,000. */
  readonly capacity?: number | undefined;
  /** Ids that make one record of many. Default 1,000. */
  readonly blockIds?: number;
}

/** When a message was sent. */
export interface SentAt {
  /** Its `time`, by the sender's clock. */
  readonly sentAtMs: number;
  /** Free of the sender's clock skew. */
  readonly ageMs: number;
}

/** A message that becomes done with the commit of its addition. */
export interface DoneSoon {
  readonly addition: Addition;
  /** To be called with the id of the record when it is saved. */
  saved(recordId: number): void;
}

interface Single extends DoneBlock {
  readonly recordId: number;
}

interface Generation {
  readonly digests: Set<string>;
  /** Records of many ids, and what could not be put together. */
  readonly records: number[];
  singles: Single[];
  latestMs: number;
  /** Milliseconds since 1970. */
  sinceMs: number;
}

const stream = 'done';

/**
 * Remembers in the journal which messages are done, in two generations of which the older is dropped whole. What it forgot it
 * still tells apart: nothing that was sent before the horizon can be known to be new.
 */
export class DoneIds {
  readonly #options: DoneIdsOptions;
  readonly #half: number;
  readonly #blockIds: number;
  #current: Generation;
  #previous: Generation;
  #horizonMs = -Infinity;
  #horizonRecords: number[] = [];

  constructor(options: DoneIdsOptions) {
    this.#options = options;
    this.#half = Math.max(1, Math.floor((options.capacity ?? 1_000_000) / 2));
    this.#blockIds = options.blockIds ?? 1_000;
    this.#current = this.#begin();
    this.#previous = this.#begin();
  }

  get size(): number {
    return this.#current.digests.size + this.#previous.digests.size;
  }

  /** Takes up what earlier lives did. To be awaited before the first message comes. */
  async open(): Promise<void> {
    const { journal, clock, windowMs } = this.#options;
    const outdated = this.#begin();
    for (const { id } of journal.records(stream)) {
      const bytes = await journal.read(id);
      if (bytes === undefined) continue;
      const record = decodeDone(bytes);
      if ('horizonMs' in record) {
        this.#horizonMs = Math.max(this.#horizonMs, record.horizonMs);
        this.#horizonRecords.push(id);
      } else if (record.doneAtMs < clock.now() - windowMs) note(outdated, { ...record, recordId: id });
      else note(this.#current, { ...record, recordId: id });
    }
    this.#forget(outdated);
    this.#collapseWhenMany();
  }

  has(key: string): boolean {
    const digest = digestOf(key);
    return this.#current.digests.has(digest) || this.#previous.digests.has(digest);
  }

  /** Why nobody can tell whether such a message is a duplicate; undefined when it can be told. */
  tooOld({ sentAtMs, ageMs }: SentAt, windowMs: number): string | undefined {
    if (ageMs > windowMs)
      return `sent ${String(ageMs)} ms ago; ids are remembered for ${String(windowMs)} ms`;
    if (sentAtMs > this.#horizonMs) return undefined;
    return `sent at ${formatTime(sentAtMs)}; ids of messages up to ${formatTime(this.#horizonMs)} are forgotten`;
  }

  /** `sentAtMs`: the message's `time`. */
  prepare(key: string, sentAtMs: number): DoneSoon {
    const block = { digests: [digestOf(key)], latestMs: sentAtMs, doneAtMs: this.#options.clock.now() };
    return {
      addition: { stream, payload: encodeDone(block) },
      saved: (recordId) => {
        this.#rotateWhenDue();
        note(this.#current, { ...block, recordId });
        this.#collapseWhenMany();
      },
    };
  }

  #begin(): Generation {
    const sinceMs = this.#options.clock.now();
    return { digests: new Set(), records: [], singles: [], latestMs: -Infinity, sinceMs };
  }

  #rotateWhenDue(): void {
    const { clock, windowMs } = this.#options;
    const { digests, sinceMs } = this.#current;
    if (digests.size < this.#half && clock.now() - sinceMs <= windowMs) return;
    const gone = this.#previous;
    this.#collapse(this.#current);
    this.#previous = this.#current;
    this.#current = this.#begin();
    this.#forget(gone);
  }

  #collapseWhenMany(): void {
    if (this.#current.singles.length >= this.#blockIds) this.#collapse(this.#current);
  }

  /** Many records become few, so that the journal has little to keep in mind. */
  #collapse(generation: Generation): void {
    const { singles } = generation;
    if (singles.length < 2) return;
    generation.singles = [];
    for (let start = 0; start < singles.length; start += this.#blockIds)
      this.#merge(generation, singles.slice(start, start + this.#blockIds));
  }

  #merge({ records }: Generation, singles: readonly Single[]): void {
    const releases = singles.map(({ recordId }) => recordId);
    const keepSingles = (): void => {
      records.push(...releases);
    };
    try {
      const payload = encodeDone(merged(singles));
      const { ids, saved } = this.#options.journal.commit({ adds: [{ stream, payload }], releases });
      records.push(...ids);
      saved.catch(keepSingles);
    } catch {
      keepSingles();
    }
  }

  #forget(gone: Generation): void {
    if (gone.digests.size === 0) return;
    // Never beyond now: a sender whose clock is far ahead must not make everything too old.
    const latestMs = Math.min(gone.latestMs, this.#options.clock.now());
    this.#horizonMs = Math.max(this.#horizonMs, latestMs);
    const records = [...gone.records, ...gone.singles.map(({ recordId }) => recordId)];
    const adds = [{ stream, payload: encodeDone({ horizonMs: this.#horizonMs }) }];
    try {
      const releases = [...records, ...this.#horizonRecords];
      const { ids, saved } = this.#options.journal.commit({ adds, releases });
      this.#horizonRecords = [...ids];
      saved.catch(() => this.#previous.records.push(...releases));
    } catch {
      // No room, perhaps: they go with the next ones.
      this.#previous.records.push(...records);
    }
  }
}

function note(generation: Generation, block: Single): void {
  for (const digest of block.digests) generation.digests.add(digest);
  generation.latestMs = Math.max(generation.latestMs, block.latestMs);
  generation.sinceMs = Math.min(generation.sinceMs, block.doneAtMs);
  if (block.digests.length === 1) generation.singles.push(block);
  else generation.records.push(block.recordId);
}

function merged(singles: readonly Single[]): DoneBlock {
  return {
    digests: singles.flatMap(({ digests }) => digests),
    latestMs: Math.max(...singles.map(({ latestMs }) => latestMs)),
    doneAtMs: Math.max(...singles.map(({ doneAtMs }) => doneAtMs)),
  };
}
