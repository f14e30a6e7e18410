import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import type { Addition } from '../../journal/change.ts';
import { decodeEntry, encodeEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { Confirmations } from './confirmations.ts';
import { Departures, type DurableEntry } from './departures.ts';
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
  /** Resolves when the broker has it; rejects with `not_connected` without a connection, and when the broker refuses it. */
  readonly publish: (record: DurableRecord, payload: Uint8Array, ttlMs: number) => Promise<void>;
  /** Somebody never confirmed. Called before the record is given up. */
  readonly onUnreceived: (message: DurableMessage, missing: readonly string[]) => void;
  /** Everybody confirmed. */
  readonly onConfirmed: (record: DurableRecord) => void;
  /** Publishes under way at a time. Default 256. */
  readonly window?: number;
  /** What one agent may have unconfirmed before more goes out. Default 800: brokers commonly queue 1,000. */
  readonly unconfirmedWindow?: number;
}

const stream = 'outbox';
const sweepMs = 250;
/** Payloads that wait are kept in memory up to this; the others are read from the journal when their turn comes. */
const keptBytes = 8 * 1024 ** 2;
/** Records that are read at a time. */
const readAtOnce = 64;

/**
 * Keeps each message in the journal until every agent that must has confirmed it, and sends it again until then: after a
 * broken connection, when later ones were confirmed and it was not, after 5 s to 5 min of silence, and after a restart.
 */
export class DurableOutbox {
  readonly #options: DurableOutboxOptions;
  readonly #entries = new Map<string, DurableEntry>();
  readonly #taken = new Map<string, { records: number; bytes: number }>();
  readonly #confirmations: Confirmations;
  readonly #departures: Departures;
  #keptBytes = 0;
  /** Records of this life, until those of earlier lives are taken up. */
  #own: Set<number> | undefined = new Set();
  #isClosed = false;
  #stopSweep: (() => void) | undefined;

  constructor(options: DurableOutboxOptions) {
    this.#options = options;
    const { environment } = options;
    const confirmations = new Confirmations({
      clock: environment.clock,
      window: options.unconfirmedWindow ?? 800,
    });
    this.#confirmations = confirmations;
    this.#departures = new Departures({
      environment,
      confirmations,
      window: options.window ?? 256,
      send: this.#send,
      onSent: this.#sent,
    });
  }

  /** Messages that somebody has not confirmed. */
  get unconfirmed(): number {
    return this.#entries.size;
  }

  /** Takes up what an earlier life left. */
  async open(): Promise<void> {
    const records = this.#options.journal.records(stream);
    const entries: DurableEntry[] = [];
    for (let from = 0; from < records.length; from += readAtOnce) {
      const read = records.slice(from, from + readAtOnce).map(({ id }) => this.#take(id));
      entries.push(...(await Promise.all(read)).filter((entry) => entry !== undefined));
    }
    this.#own = undefined;
    this.#departures.again(entries);
    this.#sweepLater();
    this.#departures.pump();
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
        this.#departures.add(entry);
        this.#departures.pump();
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
      if (!entry?.missing.has(agent)) continue;
      this.#confirmations.arrive(agent, entry);
      entry.missing.delete(agent);
      if (entry.missing.size === 0) this.#complete(entry);
    }
    this.#departures.pump();
  }

  /** The connection is new: what went over the old one may never have arrived. */
  resend(): void {
    const sent = [...this.#entries.values()].filter(({ state }) => state === 'sent');
    for (const entry of sent) entry.attempts = 0;
    this.#departures.again(sent);
    this.#departures.resume();
  }

  /** Leaves what is unconfirmed to the next life. */
  close(): void {
    this.#isClosed = true;
    this.#departures.close();
    this.#stopSweep?.();
  }

  async #take(recordId: number): Promise<DurableEntry | undefined> {
    const bytes = await this.#options.journal.read(recordId);
    if (bytes === undefined || this.#own?.has(recordId) === true) return undefined;
    const record = decodeEntry(bytes).head as DurableRecord;
    return this.#createEntry(record, { recordId, bytes: bytes.length, payload: undefined });
  }

  #spare(stored: { recordId: number }): Adopted {
    return {
      publish: () => {
        this.#release(stored);
      },
      drop: () => undefined,
    };
  }

  #createEntry(
    record: DurableRecord,
    stored: Pick<DurableEntry, 'recordId' | 'bytes' | 'payload'>,
  ): DurableEntry {
    const { clock } = this.#options.environment;
    const entry: DurableEntry = {
      record,
      ...stored,
      missing: new Set(record.confirmers),
      state: 'saving',
      attempts: 0,
      passage: undefined,
      sentAtMs: -Infinity,
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

  readonly #send = async (entry: DurableEntry): Promise<boolean> => {
    const payload = entry.payload ?? (await this.#payloadOf(entry));
    const leftMs = entry.expiresAtMs - this.#options.environment.clock.monotonic();
    if (payload === undefined || leftMs <= 0) return false;
    await this.#options.publish(entry.record, payload, leftMs);
    return true;
  };

  readonly #sent = (entry: DurableEntry, isOut: boolean): void => {
    const { clock, random } = this.#options.environment;
    this.#dropPayload(entry);
    entry.state = 'sent';
    entry.attempts += 1;
    entry.dueAtMs = clock.monotonic() + resendDelayMs(entry.attempts, random.fraction());
    // Where nobody else confirms, the broker's word is enough.
    if (isOut && entry.missing.size === 0) this.#complete(entry);
  };

  async #payloadOf(entry: DurableEntry): Promise<Uint8Array | undefined> {
    if (entry.payload !== undefined) return entry.payload;
    const bytes = await this.#options.journal.read(entry.recordId);
    return bytes === undefined ? undefined : decodeEntry(bytes).payload;
  }

  #dropPayload(entry: DurableEntry): void {
    this.#keptBytes -= entry.payload?.length ?? 0;
    entry.payload = undefined;
  }

  #complete(entry: DurableEntry): void {
    this.#forget(entry);
    this.#release(entry);
    this.#options.onConfirmed(entry.record);
  }

  #forget(entry: DurableEntry): void {
    this.#confirmations.cancel(entry);
    entry.state = 'done';
    this.#entries.delete(entry.record.id);
    this.#dropPayload(entry);
    const taken = this.#taken.get(entry.record.channel);
    if (taken === undefined) return;
    taken.records -= 1;
    taken.bytes -= entry.bytes;
  }

  /** Lost, a release only leads to a message more. */
  #release({ recordId }: Pick<DurableEntry, 'recordId'>): void {
    this.#options.journal.release([recordId]);
  }

  #sweepLater(): void {
    const { clock } = this.#options.environment;
    this.#stopSweep = clock.after(sweepMs, () => {
      if (this.#isClosed) return;
      const nowMs = clock.monotonic();
      const again: DurableEntry[] = [];
      const asked = new Set<string>();
      for (const entry of this.#entries.values()) {
        if (entry.expiresAtMs <= nowMs) void this.#giveUp(entry);
        else if (entry.state === 'sent' && this.#isLost(entry, asked)) again.push(entry);
      }
      this.#departures.again(again);
      this.#departures.resume();
      this.#sweepLater();
    });
  }

  #isLost(entry: DurableEntry, asked: Set<string>): boolean {
    if (this.#confirmations.isProbe(entry, asked) || this.#confirmations.isOvertaken(entry)) return true;
    const nowMs = this.#options.environment.clock.monotonic();
    return entry.dueAtMs <= nowMs && this.#confirmations.isUnheard(entry);
  }

  async #giveUp(entry: DurableEntry): Promise<void> {
    // A copy of its own kind: the journal may have given a Buffer over more than this.
    const payload = Uint8Array.from((await this.#payloadOf(entry)) ?? []);
    if (entry.state === 'done') return;
    this.#options.onUnreceived({ ...entry.record, payload }, [...entry.missing]);
    this.#forget(entry);
    this.#release(entry);
  }
}
