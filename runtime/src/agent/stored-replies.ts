import type { Clock } from '../clock.ts';
import type { Message } from '../protocol/message.ts';

/** A reply as it went out, to go out again the same. */
export interface StoredReply {
  readonly bytes: number;
  readonly send: () => Promise<void>;
}

interface Entry extends StoredReply {
  readonly expiresAtMs: number;
}

export interface StoredRepliesOptions {
  readonly clock: Clock;
  /** Default 20,000. */
  readonly maxReplies?: number;
  /** Default 32 MB. */
  readonly maxBytes?: number;
}

/** Replies that came one after the other, and are forgotten together. */
interface Generation {
  readonly entries: Map<string, Entry>;
  readonly sinceMs: number;
  bytes: number;
  /** The longest that one of them is kept. */
  keepMs: number;
}

/**
 * Keeps replies until their requests expire, so that a duplicate gets the same answer; the older go first when there are too many.
 * In two generations of which the older is dropped whole: removing single entries from one big map is several times slower. REQ-REPLY-4
 */
export class StoredReplies {
  readonly #clock: Clock;
  readonly #maxReplies: number;
  readonly #maxBytes: number;
  #current: Generation;
  #previous: Generation;

  constructor(options: StoredRepliesOptions) {
    this.#clock = options.clock;
    this.#maxReplies = options.maxReplies ?? 20_000;
    this.#maxBytes = options.maxBytes ?? 32 * 1024 * 1024;
    this.#current = this.#begin();
    this.#previous = this.#begin();
  }

  get size(): number {
    return this.#current.entries.size + this.#previous.entries.size;
  }

  add(request: Pick<Message, 'sender' | 'id'>, reply: StoredReply, keepMs: number): void {
    const nowMs = this.#clock.monotonic();
    if (this.#isFull(reply.bytes) || this.#isOver(nowMs)) this.#rotate();
    const { entries } = this.#current;
    const key = keyOf(request);
    this.#current.bytes += reply.bytes - (entries.get(key)?.bytes ?? 0);
    this.#current.keepMs = Math.max(this.#current.keepMs, keepMs);
    entries.set(key, { bytes: reply.bytes, send: reply.send, expiresAtMs: nowMs + keepMs });
  }

  find(request: Pick<Message, 'sender' | 'id'>): StoredReply | undefined {
    const key = keyOf(request);
    const entry = this.#current.entries.get(key) ?? this.#previous.entries.get(key);
    if (entry === undefined || entry.expiresAtMs < this.#clock.monotonic()) return undefined;
    return entry;
  }

  #isFull(bytes: number): boolean {
    const { entries, bytes: held } = this.#current;
    return entries.size * 2 >= this.#maxReplies || (held + bytes) * 2 > this.#maxBytes;
  }

  /** No reply of the older generation is wanted any more. */
  #isOver(nowMs: number): boolean {
    return nowMs - this.#current.sinceMs > Math.max(this.#current.keepMs, this.#previous.keepMs);
  }

  #rotate(): void {
    this.#previous = this.#current;
    this.#current = this.#begin();
  }

  #begin(): Generation {
    return { entries: new Map(), sinceMs: this.#clock.monotonic(), bytes: 0, keepMs: 0 };
  }
}

function keyOf(request: Pick<Message, 'sender' | 'id'>): string {
  return `${request.sender} ${request.id}`;
}
