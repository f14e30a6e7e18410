import type { ErrorCode } from '../errors.ts';

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

/** Where dead letters are kept until somebody looks at them. */
export interface DeadLetterStore {
  add(letter: DeadLetter): void;
  /** Oldest first. */
  list(): readonly DeadLetter[];
  /** Letters that were dropped for lack of room. */
  readonly dropped: number;
}

export interface MemoryDeadLetterOptions {
  /** Default 1,000. */
  readonly maxLetters?: number;
  /** Default 16 MB. */
  readonly maxBytes?: number;
}

/** Keeps the newest letters in memory. */
export function createMemoryDeadLetters(options: MemoryDeadLetterOptions = {}): DeadLetterStore {
  const maxLetters = options.maxLetters ?? 1000;
  const maxBytes = options.maxBytes ?? 16 * 1024 * 1024;
  const letters: DeadLetter[] = [];
  let bytes = 0;
  let dropped = 0;
  return {
    add(letter) {
      letters.push(letter);
      bytes += letter.payload.length;
      while (letters.length > maxLetters || (bytes > maxBytes && letters.length > 1)) {
        bytes -= letters.shift()?.payload.length ?? 0;
        dropped += 1;
      }
    },
    list: () => [...letters],
    get dropped() {
      return dropped;
    },
  };
}
