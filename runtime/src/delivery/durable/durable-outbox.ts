import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import type { Addition } from '../../journal/change.ts';
import { decodeEntry, encodeEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { Queue } from '../queue.ts';
import type { DurableRecord } from './durable-record.ts';
import { resendDelayMs } from './resend.ts';

/** A durable message as it is handed over. */
export interface DurableMessage extends DurableRecord {
  readonly payload: Uint8Array;
}

/** What a channel may keep unconfirmed. */
export interface DurableLimits {
  readonly records: number;
  readonly bytes: number;
}

/** A message whose record a commit under way saves. */
export interface Adopted {
  /** It is saved: the message goes out. */
  publish(): void;
  /** It was not. */
  drop(): void;
}

export interface DurableOutboxOptions {
  readonly environment: Environment;
  readonly journal: Journal;
  /** Resolves when the broker has it; rejects when it went out of time or the connection is gone for good. */
  readonly publish: (message: DurableMessage, ttlMs: number) => Promise<void>;
  /** Somebody never confirmed. Called before the record is given up. */
  readonly onUnreceived: (message: DurableMessage, missing: readonly string[]) => void;
  /** Everybody confirmed. */
  readonly onConfirmed: (record: DurableRecord) => void;
  /** Publishes under way at a time. Default 256. */
  readonly window?: number;
}

interface Entry {
  readonly record: DurableRecord;
  readonly recordId: number;
  readonly bytes: number;
  /** Only until it went out first; then the journal has it. */
  payload: Uint8Array | undefined;
  readonly missing: Set<string>;
  state: 'saving' | 'queued' | 'sending' | 'sent' | 'done';
  attempts: number;
  /** Monotonic: when it goes out again. */
  dueAtMs: number;
  /** Monotonic. */
  readonly expiresAtMs: number;
}

const stream = 'outbox';
const sweepMs = 1_000;
/** Payloads that wait are kept in memory up to this; the others are read from the journal when their turn comes. */
const keptBytes = 8 * 1024 ** 2;

/**
 * Keeps each message in the journal until every agent that must has confirmed it, and sends it again until then: after a
 * broken connection, after 5 s to 5 min of silence, and after a restart.
 */
export class DurableOutbox {
  readonly #options: DurableOutboxOptions;
  readonly #window: number;
  readonly #entries = new Map<string, Entry>();
  readonly #taken = new Map<string, { records: number; bytes: number }>();
  readonly #queue = new Queue<Entry>();
  #keptBytes = 0;
  #sending = 0;
  #released: number[] = [];
  /** Records of this life, until those of earlier lives are taken up. */
  #own: Set<number> | undefined = new Set();
  #isClosed = false;
  #stopSweep: (() => void) | undefined;

  constructor(options: DurableOutboxOptions) {
    this.#options = options;
    this.#window = options.window ?? 256;
  }

  /** Messages that somebody has not confirmed. */
  get unconfirmed(): number {
    return this.#entries.size;
  }

  /** Takes up what an earlier life left. */
  async open(): Promise<void> {
    const { journal } = this.#options;
    for (const { id } of journal.records(stream)) {
      const bytes = await journal.read(id);
      if (bytes === undefined || this.#own?.has(id) === true) continue;
      const record = decodeEntry(bytes).head as DurableRecord;
      this.#enqueue(this.#createEntry(record, { recordId: id, bytes: bytes.length, payload: undefined }));
    }
    this.#own = undefined;
    this.#sweepLater();
    this.#pump();
  }

  /** Resolves when the message is in the journal. Rejects with `overloaded` when the channel keeps too much already. */
  async accept(message: DurableMessage, limits: DurableLimits): Promise<void> {
    const addition = this.prepare(message);
    this.assertRoom(message.channel, addition.payload.length, limits);
    const { ids, saved } = this.#options.journal.commit({ adds: [addition] });
    // Counted at once: a thousand sends in one breath must not all find room.
    const adopted = this.adopt(message, { recordId: ids[0] ?? 0, bytes: addition.payload.length });
    try {
      await saved;
    } catch (error) {
      adopted.drop();
      throw error;
    }
    adopted.publish();
  }

  /** Throws `overloaded` when the channel keeps too much already. */
  assertRoom(channel: string, bytes: number, limits: DurableLimits): void {
    const taken = this.#taken.get(channel);
    if (taken === undefined) return;
    if (taken.records < limits.records && taken.bytes + bytes <= limits.bytes) return;
    const sizes = `${String(taken.records)} messages with ${String(taken.bytes)} bytes`;
    throw new ParleyError('overloaded', `${channel}: ${sizes} wait for their confirmation`);
  }

  /** The record of a message, for a commit that somebody else makes. */
  prepare({ payload, ...record }: DurableMessage): Addition {
    return { stream, payload: encodeEntry(record, payload) };
  }

  /** Takes over a message whose record is being saved. */
  adopt({ payload, ...record }: DurableMessage, stored: { recordId: number; bytes: number }): Adopted {
    this.#own?.add(stored.recordId);
    // A second run of a handler, whose first one is on its way still.
    if (this.#entries.has(record.id)) return this.#spare(stored);
    const kept = this.#keptBytes + payload.length <= keptBytes ? payload : undefined;
    this.#keptBytes += kept?.length ?? 0;
    const entry = this.#createEntry(record, { ...stored, payload: kept });
    return {
      publish: () => {
        this.#enqueue(entry);
        this.#pump();
      },
      drop: () => {
        this.#forget(entry);
      },
    };
  }

  /** An agent confirmed messages. Unknown ids are old news. */
  confirm(agent: string, ids: readonly string[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry?.missing.delete(agent) === true && entry.missing.size === 0) this.#complete(entry);
    }
  }

  /** The connection is new: what went over the old one may never have arrived. */
  resend(): void {
    for (const entry of this.#entries.values()) if (entry.state === 'sent') this.#enqueue(entry);
    this.#pump();
  }

  /** Leaves what is unconfirmed to the next life. */
  close(): void {
    this.#isClosed = true;
    this.#stopSweep?.();
  }

  #spare(stored: { recordId: number }): Adopted {
    return {
      publish: () => {
        this.#release(stored);
      },
      drop: () => undefined,
    };
  }

  #createEntry(record: DurableRecord, stored: Pick<Entry, 'recordId' | 'bytes' | 'payload'>): Entry {
    const { clock } = this.#options.environment;
    const entry: Entry = {
      record,
      ...stored,
      missing: new Set(record.confirmers),
      state: 'saving',
      attempts: 0,
      dueAtMs: Infinity,
      expiresAtMs: clock.monotonic() + record.expiresAtMs - clock.now(),
    };
    this.#entries.set(record.id, entry);
    const taken = this.#taken.get(record.channel) ?? { records: 0, bytes: 0 };
    taken.records += 1;
    taken.bytes += entry.bytes;
    this.#taken.set(record.channel, taken);
    return entry;
  }

  #enqueue(entry: Entry): void {
    entry.state = 'queued';
    this.#queue.push(entry);
  }

  #pump(): void {
    while (!this.#isClosed && this.#sending < this.#window) {
      const entry = this.#queue.shift();
      if (entry === undefined) return;
      if (entry.state !== 'queued') continue;
      entry.state = 'sending';
      this.#sending += 1;
      void this.#send(entry);
    }
  }

  async #send(entry: Entry): Promise<void> {
    const { environment, publish } = this.#options;
    const leftMs = entry.expiresAtMs - environment.clock.monotonic();
    let isOut = false;
    try {
      const payload = await this.#payloadOf(entry);
      if (payload !== undefined && leftMs > 0) {
        await publish({ ...entry.record, payload }, leftMs);
        isOut = true;
      }
    } catch (error) {
      environment.logger.warn('a durable message did not go out and is tried again', {
        id: entry.record.id,
        error,
      });
    }
    this.#sending -= 1;
    this.#dropPayload(entry);
    if (this.#stateOf(entry) === 'sending') this.#wait(entry, isOut);
    this.#pump();
  }

  /** It was confirmed, perhaps, while it was on its way. */
  #stateOf(entry: Entry): Entry['state'] {
    return entry.state;
  }

  /** Where nobody else confirms, the broker's word is enough. */
  #wait(entry: Entry, isOut: boolean): void {
    const { clock, random } = this.#options.environment;
    entry.state = 'sent';
    entry.attempts += 1;
    entry.dueAtMs = clock.monotonic() + resendDelayMs(entry.attempts, random.fraction());
    if (isOut && entry.missing.size === 0) this.#complete(entry);
  }

  async #payloadOf(entry: Entry): Promise<Uint8Array | undefined> {
    if (entry.payload !== undefined) return entry.payload;
    const bytes = await this.#options.journal.read(entry.recordId);
    return bytes === undefined ? undefined : decodeEntry(bytes).payload;
  }

  #dropPayload(entry: Entry): void {
    this.#keptBytes -= entry.payload?.length ?? 0;
    entry.payload = undefined;
  }

  #complete(entry: Entry): void {
    this.#forget(entry);
    this.#release(entry);
    this.#options.onConfirmed(entry.record);
  }

  #forget(entry: Entry): void {
    entry.state = 'done';
    this.#entries.delete(entry.record.id);
    this.#dropPayload(entry);
    const taken = this.#taken.get(entry.record.channel);
    if (taken === undefined) return;
    taken.records -= 1;
    taken.bytes -= entry.bytes;
  }

  /** Many at a time: receipts name up to 64. Lost, a release only leads to a message more. */
  #release({ recordId }: Pick<Entry, 'recordId'>): void {
    this.#released.push(recordId);
    if (this.#released.length > 1) return;
    queueMicrotask(() => {
      const releases = this.#released.splice(0);
      if (this.#options.journal.state === 'open') this.#options.journal.commit({ releases });
    });
  }

  #sweepLater(): void {
    const { clock } = this.#options.environment;
    this.#stopSweep = clock.after(sweepMs, () => {
      if (this.#isClosed) return;
      const nowMs = clock.monotonic();
      for (const entry of [...this.#entries.values()]) {
        if (entry.expiresAtMs <= nowMs) void this.#giveUp(entry);
        else if (entry.state === 'sent' && entry.dueAtMs <= nowMs) this.#enqueue(entry);
      }
      this.#pump();
      this.#sweepLater();
    });
  }

  async #giveUp(entry: Entry): Promise<void> {
    const payload = (await this.#payloadOf(entry)) ?? new Uint8Array();
    if (this.#stateOf(entry) === 'done') return;
    this.#options.onUnreceived({ ...entry.record, payload }, [...entry.missing]);
    this.#forget(entry);
    this.#release(entry);
  }
}
