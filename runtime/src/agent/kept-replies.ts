import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { messageKey } from '../delivery/message-key.ts';
import type { Clock } from '../clock.ts';
import type { Addition } from '../journal/change.ts';
import { decodeEntry, encodeEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Message } from '../protocol/message.ts';
import type { OutgoingPacket } from '../transport/transport.ts';

export interface KeptRepliesOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Default 20,000. */
  readonly maxReplies?: number;
  /** Default 32 MB. */
  readonly maxBytes?: number;
}

/** A reply whose record somebody else commits. */
export interface PreparedReply {
  readonly addition: Addition;
  /** To be called with the id of the record when it is saved. */
  readonly saved: (recordId: number) => void;
}

interface Head {
  readonly key: string;
  readonly topic: string;
  readonly qos: 0 | 1;
  readonly contentType?: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

interface Kept extends Pick<Head, 'expiresAtMs'> {
  readonly recordId: number;
  readonly bytes: number;
}

type Request = Pick<Message, 'sender' | 'id'>;

const stream = 'replies';

/** Replies in the journal, until their requests expire: a duplicate that comes after a restart gets the same answer. REQ-REPLY-9 */
export class KeptReplies {
  readonly #options: KeptRepliesOptions;
  /** Oldest first; the replies themselves stay on the disk. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(options: KeptRepliesOptions) {
    this.#options = options;
  }

  /** Takes up what earlier lives answered. To be awaited before the first message comes. */
  async open(): Promise<void> {
    const { journal } = this.#options;
    for (const { id, bytes } of journal.records(stream)) {
      const record = await journal.read(id);
      if (record === undefined) continue;
      const { key, expiresAtMs } = decodeEntry(record).head as Head;
      this.#note(key, { recordId: id, bytes, expiresAtMs });
    }
    this.#forget();
  }

  has(request: Request): boolean {
    return this.#of(request) !== undefined;
  }

  async find(request: Request): Promise<OutgoingPacket | undefined> {
    const kept = this.#of(request);
    if (kept === undefined) return undefined;
    const record = await this.#options.journal.read(kept.recordId);
    if (record === undefined) return undefined;
    const { head, payload } = decodeEntry(record);
    const { topic, qos, contentType } = head as Head;
    return { topic, qos, payload, properties: contentType === undefined ? {} : { contentType } };
  }

  prepare({ sender, id }: Request, packet: OutgoingPacket, ttlMs: number): PreparedReply {
    const { topic, qos = 1, payload, properties: { contentType } = {} } = packet;
    const key = messageKey(sender, id);
    const expiresAtMs = this.#options.clock.now() + ttlMs;
    const head: Head = {
      key,
      topic,
      qos,
      ...(contentType === undefined ? {} : { contentType }),
      expiresAtMs,
    };
    const record = encodeEntry(head, typeof payload === 'string' ? Buffer.from(payload) : payload);
    return {
      addition: { stream, payload: record },
      saved: (recordId) => {
        this.#note(key, { recordId, bytes: record.length, expiresAtMs });
        this.#forget();
      },
    };
  }

  /** Resolves when it survives a crash. Rejects as the journal does. */
  async add(request: Request, packet: OutgoingPacket, ttlMs: number): Promise<void> {
    const { addition, saved } = this.prepare(request, packet, ttlMs);
    const committed = this.#options.journal.commit({ adds: [addition] });
    await committed.saved;
    saved(committed.ids[0] ?? 0);
  }

  #of({ sender, id }: Request): Kept | undefined {
    const kept = this.#kept.get(messageKey(sender, id));
    return kept === undefined || kept.expiresAtMs < this.#options.clock.now() ? undefined : kept;
  }

  #note(key: string, kept: Kept): void {
    const before = this.#kept.get(key);
    if (before !== undefined) this.#drop(key, before);
    this.#kept.set(key, kept);
    this.#bytes += kept.bytes;
  }

  /** Those that nobody waits for any more, and the oldest of too many. */
  #forget(): void {
    const { clock, maxReplies = 20_000, maxBytes = 32 * 1024 ** 2 } = this.#options;
    const nowMs = clock.now();
    for (const [key, kept] of this.#kept) {
      const isFull = this.#kept.size > maxReplies || this.#bytes > maxBytes;
      if (!isFull && kept.expiresAtMs >= nowMs) return;
      this.#drop(key, kept);
    }
  }

  #drop(key: string, { recordId, bytes }: Kept): void {
    this.#kept.delete(key);
    this.#bytes -= bytes;
    this.#options.journal.release([recordId]);
  }
}

/** Where a crash must not make a request come to another answer. */
export function keepsReplies({ channel }: ChannelPlan): boolean {
  return channel.reply !== null && (channel.durable !== null || channel.delivery === 'exactly-once');
}
