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

const sweepEvery = 256;

/** Keeps replies until their requests expire, so that a duplicate gets the same answer; the oldest go first when there are too many. */
export class StoredReplies {
  readonly #clock: Clock;
  readonly #maxReplies: number;
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #added = 0;

  constructor(options: StoredRepliesOptions) {
    this.#clock = options.clock;
    this.#maxReplies = options.maxReplies ?? 20_000;
    this.#maxBytes = options.maxBytes ?? 32 * 1024 * 1024;
  }

  get size(): number {
    return this.#entries.size;
  }

  add(request: Pick<Message, 'sender' | 'id'>, reply: StoredReply, keepMs: number): void {
    this.#remove(keyOf(request));
    this.#entries.set(keyOf(request), { ...reply, expiresAtMs: this.#clock.monotonic() + keepMs });
    this.#bytes += reply.bytes;
    this.#added += 1;
    if (this.#added % sweepEvery === 0) this.#sweep();
    while (this.#entries.size > this.#maxReplies || this.#bytes > this.#maxBytes) this.#removeOldest();
  }

  find(request: Pick<Message, 'sender' | 'id'>): StoredReply | undefined {
    const entry = this.#entries.get(keyOf(request));
    if (entry === undefined || entry.expiresAtMs < this.#clock.monotonic()) return undefined;
    return entry;
  }

  #sweep(): void {
    const now = this.#clock.monotonic();
    for (const [key, entry] of this.#entries) if (entry.expiresAtMs < now) this.#remove(key);
  }

  #removeOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#remove(key);
      return;
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}

function keyOf(request: Pick<Message, 'sender' | 'id'>): string {
  return `${request.sender} ${request.id}`;
}
