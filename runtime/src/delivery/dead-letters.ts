import type { ErrorCode } from '../errors.ts';
import { decodeEntry, encodeEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { parseTime } from '../protocol/time.ts';

/** A message that an agent gave up, with all that is needed to see why and to try again. */
export interface DeadLetter {
  readonly id: string;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly topic: string;
  /** The bytes as they came, up to the store's limit. */
  readonly payload: Uint8Array;
  /** Of the whole payload. */
  readonly payloadBytes: number;
  readonly contentType?: string;
  readonly channel?: string;
  /** The receive that gave up; absent when the message was refused before. */
  readonly receive?: string;
  readonly messageId?: string;
  readonly sender?: string;
  readonly type?: string;
  readonly correlationId?: string;
  /** How often a handler ran. */
  readonly attempts: number;
  /** RFC 3339. */
  readonly receivedAt: string;
  /** RFC 3339. */
  readonly failedAt: string;
}

/** Where dead letters are kept until somebody looks at them. REQ-DEAD-6 */
export interface DeadLetterStore {
  /** In place of another one, or of what the journal has of its message. The promise resolves when the letter survives a crash; undefined where none does. */
  add(letter: DeadLetter, instead?: Instead): Promise<void> | undefined;
  /** Oldest first. */
  list(): readonly DeadLetter[];
  /** The letter of a message. */
  find(sender: string, messageId: string): DeadLetter | undefined;
  /** Takes letters out; gives those that were there. */
  remove(ids: readonly string[]): readonly DeadLetter[];
  /** Letters that were dropped, for lack of room or for their age. */
  readonly dropped: number;
}

/** What a letter takes the place of, in the same step. */
export interface Instead {
  /** The id of another letter. */
  readonly letter?: string;
  /** A record of the same journal. */
  readonly recordId?: number;
}

export interface DeadLetterLimits {
  /** Default 1,000. */
  readonly maxLetters?: number;
  /** Of their payloads. Default 16 MB. */
  readonly maxBytes?: number;
  /** Since the message was given up. Default 30 days. */
  readonly maxAgeMs?: number;
}

/** Milliseconds since 1970; without it no letter is too old. */
type Now = () => number;

/** Keeps the newest letters, in memory. */
export function createMemoryDeadLetters(limits: DeadLetterLimits = {}, now?: Now): DeadLetterStore {
  const letters = new Letters(limits, now);
  return {
    add(letter, { letter: replaced } = {}) {
      if (replaced !== undefined) letters.remove([replaced]);
      letters.add(letter);
      return undefined;
    },
    list: () => {
      letters.dropOld();
      return letters.all;
    },
    find: (sender, messageId) => letters.find(sender, messageId),
    remove: (ids) => letters.remove(ids),
    get dropped() {
      return letters.dropped;
    },
  };
}

const stream = 'dead';
const dayMs = 86_400_000;

/** The same in a journal: those of earlier lives are there again. */
export async function openDeadLetters(
  journal: Journal,
  limits: DeadLetterLimits = {},
  now?: Now,
): Promise<DeadLetterStore> {
  const letters = new Letters(limits, now);
  const records = new Map<string, number>();
  const release = (gone: readonly DeadLetter[]): readonly number[] => takeRecords(records, gone);
  const outdated: DeadLetter[] = [];
  for (const { id } of journal.records(stream)) {
    const letter = readLetter((await journal.read(id)) ?? new Uint8Array(4));
    records.set(letter.id, id);
    outdated.push(...letters.add(letter));
  }
  const drop = (gone: readonly DeadLetter[]): void => {
    if (gone.length > 0) journal.commit({ releases: release(gone) });
  };
  drop(outdated);
  return {
    add(letter, { letter: replaced, recordId } = {}) {
      const before = replaced === undefined ? [] : letters.remove([replaced]);
      const releases = [
        ...release([...before, ...letters.add(letter)]),
        ...(recordId === undefined ? [] : [recordId]),
      ];
      const { payload, ...head } = letter;
      const { ids, saved } = journal.commit({
        adds: [{ stream, payload: encodeEntry(head, payload) }],
        releases,
      });
      records.set(letter.id, ids[0] ?? 0);
      return saved;
    },
    list() {
      drop(letters.dropOld());
      return letters.all;
    },
    find: (sender, messageId) => letters.find(sender, messageId),
    remove(ids) {
      const gone = letters.remove(ids);
      drop(gone);
      return gone;
    },
    get dropped() {
      return letters.dropped;
    },
  };
}

/** The records of letters, which are forgotten. */
function takeRecords(records: Map<string, number>, letters: readonly DeadLetter[]): readonly number[] {
  return letters.flatMap(({ id }) => {
    const record = records.get(id);
    records.delete(id);
    return record ?? [];
  });
}

function readLetter(bytes: Uint8Array): DeadLetter {
  const { head, payload } = decodeEntry(bytes);
  return { ...(head as Omit<DeadLetter, 'payload'>), payload };
}

/** The newest, as many as there is room for. */
class Letters {
  dropped = 0;
  readonly #maxLetters: number;
  readonly #maxBytes: number;
  readonly #maxAgeMs: number;
  readonly #now: Now;
  #letters: DeadLetter[] = [];
  #bytes = 0;

  constructor(limits: DeadLetterLimits, now: Now = () => -Infinity) {
    const { maxLetters = 1000, maxBytes = 16 * 1024 * 1024, maxAgeMs = 30 * dayMs } = limits;
    this.#maxLetters = maxLetters;
    this.#maxBytes = maxBytes;
    this.#maxAgeMs = maxAgeMs;
    this.#now = now;
  }

  get all(): readonly DeadLetter[] {
    return [...this.#letters];
  }

  find(sender: string, messageId: string): DeadLetter | undefined {
    if (this.#letters.length === 0) return undefined;
    return this.#letters.find((letter) => letter.messageId === messageId && letter.sender === sender);
  }

  /** Gives those that had to go. */
  add(letter: DeadLetter): readonly DeadLetter[] {
    this.#letters.push(letter);
    this.#bytes += letter.payload.length;
    return [
      ...this.dropOld(),
      ...this.#dropWhile(
        () =>
          this.#letters.length > this.#maxLetters ||
          (this.#bytes > this.#maxBytes && this.#letters.length > 1),
      ),
    ];
  }

  /** Gives those that had to go. */
  dropOld(): readonly DeadLetter[] {
    const bound = this.#now() - this.#maxAgeMs;
    return this.#dropWhile(({ failedAt }) => (parseTime(failedAt) ?? Infinity) < bound);
  }

  #dropWhile(test: (oldest: DeadLetter) => boolean): readonly DeadLetter[] {
    const gone: DeadLetter[] = [];
    for (let oldest = this.#letters[0]; oldest !== undefined && test(oldest); oldest = this.#letters[0]) {
      this.#letters.shift();
      this.#bytes -= oldest.payload.length;
      this.dropped += 1;
      gone.push(oldest);
    }
    return gone;
  }

  remove(ids: readonly string[]): readonly DeadLetter[] {
    const wanted = new Set(ids);
    const gone = this.#letters.filter(({ id }) => wanted.has(id));
    this.#letters = this.#letters.filter(({ id }) => !wanted.has(id));
    for (const { payload } of gone) this.#bytes -= payload.length;
    return gone;
  }
}
