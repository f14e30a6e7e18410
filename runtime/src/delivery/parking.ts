import type { Environment } from '../environment.ts';
import type { Journal } from '../journal/journal.ts';
import type { IncomingPacket } from '../transport/transport.ts';
import type { Attempt, ReceivePlan } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { decodeParked, encodeParked, encodeParkedAttempt } from './parked-record.ts';
import type { ParkedAttempt, ParkedMessage } from './parked-record.ts';
import { Queue } from './queue.ts';
import type { Unparked } from './unparked.ts';

interface Held {
  readonly attempts: readonly Attempt[];
  /** Its place among the packets that came. */
  readonly number: number;
  readonly sinceMs: number;
  /** Later attempts, by receive. */
  readonly begun: Map<string, number>;
}

interface ParkedEntry {
  readonly id: number;
  readonly marks: Map<string, number>;
}

type ParkedPause = Omit<ParkedAttempt, 'of'>;

export interface ParkingOptions {
  readonly environment: Pick<Environment, 'clock' | 'logger'>;
  readonly journal: Journal;
}

const stream = 'inbox';
/** How long others wait behind a message before it is parked. */
const patienceMs = 1_000;
const sweepMs = 250;
/** A pause before another try that is long enough to outlive the process. */
const longPauseMs = 5_000;

/**
 * Takes messages that others wait behind out of the order of acknowledgements: each is written to the journal, acknowledged to the
 * broker, and goes on; should the process end before it is settled, the next life takes it from there. REQ-DEL-35, REQ-DEL-36
 */
export class Parking {
  readonly #options: ParkingOptions;
  /** What the broker waits for, oldest first. */
  readonly #held = new Map<Delivery, Held>();
  readonly #parked = new Map<Delivery, ParkedEntry>();
  /** Long pauses that began while their message was still handed over. */
  readonly #paused = new Map<Delivery, ParkedPause[]>();
  /** Parked messages that wait for a handler: who comes after them waits too. */
  readonly #queues = new Map<ReceivePlan, Queue<Attempt>>();
  #arrived = 0;
  #isFailing = false;
  #cancelSweep: (() => void) | undefined;

  constructor(options: ParkingOptions) {
    this.#options = options;
  }

  /** Messages that are under way though the broker has forgotten them. */
  get size(): number {
    return this.#parked.size;
  }

  /** A packet came that the broker wants acknowledged. */
  came(): void {
    this.#arrived += 1;
  }

  /** It is about to be handled, and its record is there from an earlier life. */
  resume(delivery: Delivery, { recordId }: Unparked): void {
    this.#parked.set(delivery, { id: recordId, marks: new Map() });
  }

  /** Its handlers did not end at once. */
  watch(delivery: Delivery, attempts: readonly Attempt[]): void {
    const { packet, redriven, unparked } = delivery.arrival;
    if (unparked !== undefined) {
      this.#queue(attempts);
      return;
    }
    if (packet.qos === 0 || redriven !== undefined) return;
    const sinceMs = this.#options.environment.clock.monotonic();
    const held = { attempts, number: this.#arrived, sinceMs, begun: new Map<string, number>() };
    const waitsBehind = attempts.some(
      (attempt) => attempt.state === 'waiting' && this.#waitsBehindParked(attempt),
    );
    if (!waitsBehind || !this.#park(delivery, held)) {
      this.#held.set(delivery, held);
      this.#sweepLater();
    }
    for (const pause of this.#paused.get(delivery) ?? []) this.#pause(delivery, pause);
  }

  /** A handler failed, and tries again after a pause: a long one outlives the process. REQ-DEL-37 */
  paused({ delivery, receive, number }: Attempt, delayMs: number): void {
    const { packet, redriven } = delivery.arrival;
    if (delayMs < longPauseMs || packet.qos === 0 || redriven !== undefined) return;
    const dueAtMs = this.#options.environment.clock.now() + delayMs;
    this.#pause(delivery, { receive: receive.key, attempt: number - 1, dueAtMs });
  }

  /** A handler begins with it. */
  started({ delivery, receive, number }: Attempt): void {
    this.#held.get(delivery)?.begun.set(receive.key, number);
    const record = this.#parked.get(delivery);
    if (record !== undefined) this.#mark(record, { receive: receive.key, attempt: number });
  }

  settled(delivery: Delivery): void {
    this.#held.delete(delivery);
    this.#paused.delete(delivery);
    const record = this.#parked.get(delivery);
    if (record === undefined) return;
    this.#parked.delete(delivery);
    this.#commit([], [record.id, ...record.marks.values()]);
  }

  /** Hands over what earlier lives parked, oldest first: one by one, so that no more of it is in memory than mailboxes hold. */
  async open(take: (packet: IncomingPacket, unparked: Unparked) => void): Promise<void> {
    const messages: number[] = [];
    const marks = new Map<number, { readonly id: number; readonly mark: ParkedAttempt }[]>();
    for (const { id, head } of await this.#readHeads()) {
      if ('of' in head) marks.set(head.of, [...(marks.get(head.of) ?? []), { id, mark: head }]);
      else messages.push(id);
    }
    for (const id of messages) {
      const bytes = await this.#options.journal.read(id);
      if (bytes === undefined) continue;
      const { head, payload } = decodeParked(bytes);
      if ('of' in head) continue;
      const attempts: Record<string, number> = { ...head.attempts };
      const notBeforeMs: Record<string, number> = {};
      for (const { mark } of marks.get(id) ?? []) {
        attempts[mark.receive] = mark.attempt;
        notBeforeMs[mark.receive] = this.#fromNow(mark.dueAtMs);
      }
      const records = [id, ...(marks.get(id) ?? []).map((one) => one.id)];
      take(this.#toPacket(head, payload, records), { recordId: id, attempts, notBeforeMs });
    }
  }

  /** What they are, without the messages in them. */
  async #readHeads(): Promise<
    readonly { readonly id: number; readonly head: ParkedMessage | ParkedAttempt }[]
  > {
    const { journal } = this.#options;
    const heads: { id: number; head: ParkedMessage | ParkedAttempt }[] = [];
    for (const { id } of journal.records(stream)) {
      const bytes = await journal.read(id);
      if (bytes !== undefined) heads.push({ id, head: decodeParked(bytes).head });
    }
    return heads;
  }

  /** Leaves what is parked to the next life. */
  close(): void {
    this.#cancelSweep?.();
    this.#held.clear();
    this.#parked.clear();
    this.#paused.clear();
  }

  #fromNow(atMs: number | undefined): number {
    const { clock } = this.#options.environment;
    return atMs === undefined ? 0 : Math.max(0, clock.monotonic() + atMs - clock.now());
  }

  #pause(delivery: Delivery, pause: ParkedPause): void {
    const held = this.#held.get(delivery);
    if (held !== undefined && this.#park(delivery, held)) this.#held.delete(delivery);
    const record = this.#parked.get(delivery);
    if (record !== undefined) {
      this.#paused.delete(delivery);
      this.#mark(record, pause);
    } else if (held === undefined) this.#paused.set(delivery, [...(this.#paused.get(delivery) ?? []), pause]);
  }

  #mark(record: ParkedEntry, mark: ParkedPause): void {
    const earlier = record.marks.get(mark.receive);
    const payload = encodeParkedAttempt({ of: record.id, ...mark });
    const [id] = this.#commit([payload], earlier === undefined ? [] : [earlier])?.ids ?? [];
    if (id !== undefined) record.marks.set(mark.receive, id);
  }

  #toPacket(head: ParkedMessage, payload: Uint8Array, records: readonly number[]): IncomingPacket {
    const { topic, qos, contentType, arrivedAtMs } = head;
    const passedMs = this.#options.environment.clock.now() - arrivedAtMs;
    const left = head.expirySeconds;
    const leftNow = left === undefined ? undefined : Math.max(0, left - Math.floor(passedMs / 1000));
    const properties = {
      ...(contentType === undefined ? {} : { contentType }),
      ...(leftNow === undefined ? {} : { messageExpirySeconds: leftNow }),
    };
    const acknowledge = (): void => {
      this.#commit([], records);
    };
    return { topic, payload, qos, retain: false, duplicate: true, properties, acknowledge };
  }

  #queue(attempts: readonly Attempt[]): void {
    for (const attempt of attempts) {
      if (attempt.state !== 'waiting') continue;
      const queue = this.#queues.get(attempt.receive) ?? new Queue();
      queue.push(attempt);
      // The first may be stuck for long, and those behind it done.
      if (queue.size > 1_000 && queue.size > 2 * attempt.receive.mailbox.waiting)
        queue.keep(({ state }) => state === 'waiting');
      this.#queues.set(attempt.receive, queue);
    }
  }

  /** Else it would hold up the others a second for each window of the connection. */
  #waitsBehindParked({ receive }: Attempt): boolean {
    const queue = this.#queues.get(receive);
    if (queue === undefined) return false;
    for (let first = queue.peek(); first !== undefined && first.state !== 'waiting'; first = queue.peek())
      queue.shift();
    return queue.size > 0;
  }

  /** False when it stays with the broker: a full mailbox takes nothing more, or the journal does not. */
  #park(delivery: Delivery, { attempts, begun }: Held): boolean {
    if (attempts.some(({ state, receive }) => state === 'waiting' && receive.mailbox.isFull)) return false;
    const first = attempts.map(({ receive, number, state }): [string, number] => [
      receive.key,
      state === 'waiting' ? number - 1 : number,
    ]);
    const counts = Object.fromEntries([...first, ...begun]);
    const committed = this.#commit([encodeParked(delivery, counts)], []);
    const [id] = committed?.ids ?? [];
    if (committed === undefined || id === undefined) return false;
    this.#parked.set(delivery, { id, marks: new Map() });
    this.#queue(attempts);
    committed.saved.then(
      () => {
        this.#isFailing = false;
        delivery.acknowledge();
      },
      (error: unknown) => {
        this.#parked.delete(delivery);
        this.#failed(error);
      },
    );
    return true;
  }

  #commit(payloads: readonly Uint8Array[], releases: readonly number[]) {
    const { journal } = this.#options;
    if (journal.state !== 'open') return undefined;
    try {
      return journal.commit({ adds: payloads.map((payload) => ({ stream, payload })), releases });
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** What cannot be parked waits, as it would without a journal. */
  #failed(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#options.environment.logger.warn('a message that others wait behind could not be parked', { error });
  }

  #sweepLater(): void {
    this.#cancelSweep ??= this.#options.environment.clock.after(sweepMs, () => {
      this.#cancelSweep = undefined;
      this.#sweep();
      if (this.#held.size > 0) this.#sweepLater();
    });
  }

  #sweep(): void {
    const now = this.#options.environment.clock.monotonic();
    for (const [delivery, held] of this.#held) {
      // Those after it came later.
      if (now - held.sinceMs < patienceMs || held.number === this.#arrived) return;
      if (this.#park(delivery, held)) this.#held.delete(delivery);
    }
  }
}
