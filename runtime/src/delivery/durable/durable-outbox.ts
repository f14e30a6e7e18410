import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import type { Addition } from '../../journal/change.ts';
import { decodeEntry, encodeEntry, TextEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { isEnd, Journey, type JourneyWatch, type Told } from '../status/journey.ts';
import { Confirmations } from './confirmations.ts';
import { Departures, type DurableEntry } from './departures.ts';
import {
  createRecordWriter,
  type DurableDraft,
  type DurableMessage,
  type DurableRecord,
} from './durable-record.ts';
import { DurableRoutes, type DurableRoute } from './durable-routes.ts';
import { Payloads } from './payloads.ts';
import { Taken, type DurableLimits } from './taken.ts';
import { resendDelayMs } from './resend.ts';

/** A message whose record a commit under way saves. */
export interface Adopted {
  readonly journey: Journey;
  /** It is saved: the message goes out. */
  readonly publish: () => void;
  /** It was not. */
  readonly drop: () => void;
}

export interface DurableOutboxOptions {
  readonly environment: Environment;
  readonly journal: Journal;
  /** Resolves when the broker has it; rejects with `not_connected` without a connection, and when the broker refuses it. */
  readonly publish: (
    entry: { readonly route: Pick<DurableRoute, 'topic' | 'retain'> },
    payload: Uint8Array | string,
    ttlMs: number,
  ) => Promise<void>;
  /** Somebody never confirmed, or the broker refuses it for good: its dead letter takes the place of the record. Resolves when it has, with false when it could not. */
  readonly onUnreceived: (
    message: DurableMessage,
    end: { readonly missing: readonly string[]; readonly refusal?: ParleyError | undefined },
    recordId: number,
  ) => Promise<boolean>;
  readonly watch: JourneyWatch;
  /** Publishes under way at a time. Default 256. */
  readonly window?: number;
  /** What one agent may have unconfirmed before more goes out. Default 800: brokers commonly queue 1,000. */
  readonly unconfirmedWindow?: number;
}

const stream = 'outbox';
const sweepMs = 250;
/** Records that are read at a time. */
const readAtOnce = 64;

/**
 * Keeps each message in the journal until every agent that must has confirmed it, and sends it again until then: after a
 * broken connection, when later ones were confirmed and it was not, after 5 s to 5 min of silence, and after a restart. REQ-DEL-8, REQ-DEL-9
 */
export class DurableOutbox {
  readonly #options: DurableOutboxOptions;
  readonly #entries = new Map<string, DurableEntry>();
  readonly #taken = new Taken();
  readonly #routes = new DurableRoutes();
  /** Everybody confirmed; the journal does not have that yet. */
  readonly #ending = new Set<Journey>();
  readonly #confirmations: Confirmations;
  readonly #departures: Departures;
  readonly #payloads: Payloads;
  readonly #writeRecord = createRecordWriter();
  /** Records of this life, until those of earlier lives are taken up. */
  #own: Set<number> | undefined = new Set();
  #isClosed = false;
  #stopSweep: (() => void) | undefined;

  constructor(options: DurableOutboxOptions) {
    this.#options = options;
    const { environment, journal } = options;
    this.#payloads = new Payloads(journal);
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
      onRefused: (entry, error) => void this.#giveUp(entry, error),
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

  /** Saved when the message is in the journal. Throws `overloaded` when the channel keeps too much already. */
  accept(
    message: DurableDraft,
    limits: DurableLimits,
  ): { readonly journey: Journey; readonly saved: Promise<void> } {
    const addition = this.prepare(message);
    this.assertRoom(message.channel, addition.payload.length, limits);
    const commit = this.#options.journal.commit({ adds: [addition] }, message.journal);
    // Counted at once: a thousand sends in one breath must not all find room.
    const recordId = commit.ids[0] ?? 0;
    const adopted = this.adopt(message, { recordId, bytes: addition.payload.length });
    const saved = new Promise<void>((resolve, reject) => {
      commit.onEnd((error) => {
        if (error === undefined) {
          adopted.publish();
          resolve();
        } else {
          adopted.drop();
          reject(error);
        }
      });
    });
    return { journey: adopted.journey, saved };
  }

  /** How far a message is that somebody has not confirmed. */
  find(id: string): Journey | undefined {
    return this.#entries.get(id)?.journey;
  }

  /** Throws `overloaded` when the channel keeps too much already. */
  assertRoom(channel: string, bytes: number, limits: DurableLimits): void {
    this.#taken.assertRoom(channel, bytes, limits);
  }

  /** The record of a message, for a commit that somebody else makes. */
  prepare(message: DurableDraft): Addition {
    const { payload } = message;
    if (typeof payload === 'string')
      return { stream, payload: new TextEntry(this.#writeRecord(message), payload) };
    return { stream, payload: encodeEntry({ ...message, payload: undefined }, payload) };
  }

  /** Takes over a message whose record is being saved. */
  adopt(message: DurableDraft, { recordId, bytes }: { recordId: number; bytes: number }): Adopted {
    this.#own?.add(recordId);
    // A second run of a handler, whose first one is on its way still.
    const first = this.#entries.get(message.id);
    if (first !== undefined) return this.#spare(first, { recordId });
    const payload = this.#payloads.keep(message.payload);
    const entry = this.#createEntry(message, { recordId, bytes, payload });
    return {
      journey: entry.journey,
      publish: () => {
        this.#departures.add(entry);
        this.#departures.pump();
      },
      drop: () => {
        this.#forget(entry);
      },
    };
  }

  /** An agent told what became of messages. Unknown ids are old news. */
  confirm(agent: string, ids: readonly string[], toldOf: (id: string) => Told): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry?.journey.missing.includes(agent) !== true) continue;
      const told = toldOf(id);
      this.#tell(entry, agent, told);
      if (entry.journey.missing.length === 0) this.#complete(entry);
    }
    this.#departures.pump();
  }

  /** An agent will not come back: nothing waits for it any more. REQ-DEL-46 */
  retire(agent: string): void {
    for (const entry of [...this.#entries.values()]) {
      if (!entry.journey.missing.includes(agent)) continue;
      this.#tell(entry, agent, { status: 'retired' });
      // What nobody waits for goes out all the same.
      if (entry.journey.missing.length === 0 && entry.state === 'sent') this.#complete(entry);
    }
    this.#departures.pump();
  }

  /** An agent is there again. */
  back(agent: string): void {
    this.#confirmations.back(agent);
  }

  /** The connection is new: what went over the old one may never have arrived. */
  resend(): void {
    const sent = [...this.#entries.values()].filter(({ state }) => state === 'sent');
    for (const entry of sent) entry.attempts = 0;
    this.#confirmations.restart();
    this.#departures.resume(sent);
  }

  /** Leaves what is unconfirmed to the next life. */
  close(): void {
    this.#isClosed = true;
    const reason = new ParleyError(
      'unavailable',
      'the agent stopped; its next life goes on with the message',
    );
    for (const { journey } of this.#entries.values()) journey.end(reason);
    for (const journey of this.#ending) journey.end(reason);
    this.#departures.close();
    this.#stopSweep?.();
  }

  #tell(entry: DurableEntry, agent: string, told: Told): void {
    if (isEnd(told)) this.#confirmations.arrive(agent, entry);
    entry.journey.tell(agent, told);
  }

  async #take(recordId: number): Promise<DurableEntry | undefined> {
    const bytes = await this.#options.journal.read(recordId);
    if (bytes === undefined || this.#own?.has(recordId) === true) return undefined;
    const record = decodeEntry(bytes).head as DurableRecord;
    return this.#createEntry(record, { recordId, bytes: bytes.length, payload: undefined });
  }

  #spare({ journey }: DurableEntry, stored: { recordId: number }): Adopted {
    return {
      journey,
      publish: () => {
        this.#options.journal.release([stored.recordId]);
      },
      drop: () => undefined,
    };
  }

  #createEntry(
    record: DurableRecord,
    stored: Pick<DurableEntry, 'recordId' | 'bytes' | 'payload'>,
  ): DurableEntry {
    const { clock } = this.#options.environment;
    const route = this.#routes.enter(record);
    const { recordId, bytes, payload } = stored;
    const entry: DurableEntry = {
      route,
      journey: new Journey(record.id, route, this.#options.watch),
      recordId,
      bytes,
      payload,
      state: 'saving',
      attempts: 0,
      passage: undefined,
      sentAtMs: -Infinity,
      dueAtMs: Infinity,
      expiresAtMs: clock.monotonic() + record.expiresAtMs - clock.now(),
    };
    this.#entries.set(record.id, entry);
    this.#taken.add(record.channel, entry.bytes);
    return entry;
  }

  readonly #send = (entry: DurableEntry): Promise<boolean> =>
    this.#payloads.publish(entry, (payload) => this.#publish(entry, payload));

  #publish(entry: DurableEntry, payload: Uint8Array | string | undefined): Promise<boolean> {
    const leftMs = entry.expiresAtMs - this.#options.environment.clock.monotonic();
    if (payload === undefined || leftMs <= 0) return Promise.resolve(false);
    return this.#options.publish(entry, payload, leftMs).then(isOut);
  }

  readonly #sent = (entry: DurableEntry, isOut: boolean): void => {
    const { clock, random } = this.#options.environment;
    this.#payloads.drop(entry);
    entry.state = 'sent';
    entry.attempts += 1;
    entry.dueAtMs = clock.monotonic() + resendDelayMs(entry.attempts, random.fraction());
    if (!isOut) return;
    entry.journey.advance('acknowledged');
    // Where nobody else confirms, the broker's word is enough.
    if (entry.journey.missing.length === 0) this.#complete(entry);
  };

  /** Its end is told when it survives a crash as its journal does: no later life may see another one. REQ-DEL-45 */
  #complete(entry: DurableEntry): void {
    const { journey, recordId, route } = entry;
    const { journal } = this.#options;
    this.#forget(entry);
    if (route.confirmers.length === 0) {
      journal.release([recordId], undefined, route.journal);
      return;
    }
    this.#ending.add(journey);
    const end = (): void => {
      this.#ending.delete(journey);
      journey.end(journey.outcome);
    };
    if (journey.isAwaited && journal.state === 'open')
      journal.commit({ releases: [recordId] }, route.journal).saved.then(end, () => undefined);
    // Lost, a release only leads to a message more.
    else journal.release([recordId], end, route.journal);
  }

  #forget(entry: DurableEntry): void {
    this.#confirmations.cancel(entry);
    entry.state = 'done';
    this.#entries.delete(entry.journey.id);
    this.#payloads.drop(entry);
    this.#taken.remove(entry.route.channel, entry.bytes);
    this.#routes.leave(entry.route);
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
      this.#departures.resume(again);
      this.#sweepLater();
    });
  }

  #isLost(entry: DurableEntry, asked: Set<string>): boolean {
    if (this.#confirmations.isProbe(entry, asked) || this.#confirmations.isOvertaken(entry)) return true;
    const { clock } = this.#options.environment;
    return entry.dueAtMs <= clock.monotonic() && this.#confirmations.isUnheard(entry);
  }

  async #giveUp(entry: DurableEntry, refusal?: ParleyError): Promise<void> {
    const message = await this.#payloads.read(entry);
    if (entry.state === 'done' || message === undefined) return;
    const { journey, recordId } = entry;
    const { missing, lateOutcome } = journey;
    this.#forget(entry);
    this.#ending.add(journey);
    // A copy of its own kind: the journal may have given a Buffer over more than this.
    const copy = { ...message, payload: Uint8Array.from(message.payload) };
    if (!(await this.#options.onUnreceived(copy, { missing, refusal }, recordId))) return;
    this.#ending.delete(journey);
    journey.end(refusal === undefined ? lateOutcome : 'unreceived', refusal);
  }
}

function isOut(): true {
  return true;
}
