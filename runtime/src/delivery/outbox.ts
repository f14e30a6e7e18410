import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { OutgoingPacket, Transport } from '../transport/transport.ts';
import { hangUp, Pace } from './pace.ts';
import { Queue } from './queue.ts';

export interface OutboxOptions {
  readonly clock: Clock;
  readonly transport: Transport;
  /** Publishes that the broker has not confirmed yet; more wait. Default 1,000. */
  readonly window?: number;
  /** Messages that may wait, for the window or the connection. Default 10,000. */
  readonly maxWaiting?: number;
  /** Default 64 MB. */
  readonly maxWaitingBytes?: number;
}

export interface PublishLimits {
  /** How long the message may wait for a connection. Default: without limit. */
  readonly ttlMs?: number | undefined;
  /** Ends the waiting; what is on its way already cannot be called back. */
  readonly signal?: AbortSignal | undefined;
  /** The caller keeps it: without a connection it comes back with `not_connected`, and waits nowhere else. Default false. */
  readonly isKept?: boolean | undefined;
  /** What is the same each time that it goes out. Default: the packet. */
  readonly owner?: unknown;
}

/** Hears of a message that is given up because the broker hangs up at it. */
export type HangUpListener = (packet: OutgoingPacket, error: ParleyError) => void;

interface Draft {
  readonly packet: OutgoingPacket;
  readonly order: number;
  /** Monotonic. */
  readonly expiresAtMs: number;
  readonly isKept: boolean;
  readonly owner: unknown;
}

interface Entry extends Draft {
  readonly resolve: () => void;
  readonly reject: (error: ParleyError) => void;
}

/** One that did not arrive, and does not go out at once. */
interface Returned {
  readonly entry: Entry;
  readonly owner: unknown;
  readonly sentAtMs: number;
  readonly error: ParleyError;
}

/** Quota exceeded [MQTT 5, 3.4.2.1]: later, perhaps. */
const quotaExceeded = 0x97;
/** How often what waits is searched for the expired. */
const sweepMs = 250;

/** Publishes in order through one connection, and keeps what cannot go out yet: bounded, and only as long as it lives. REQ-DEL-64 */
export class Outbox {
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #window: number;
  readonly #maxWaiting: number;
  readonly #maxWaitingBytes: number;
  #waiting = new Queue<Entry>();
  #returned: Returned[] = [];
  readonly #pace: Pace;
  readonly #listeners = new Set<HangUpListener>();
  /** The connection that was judged at its end. */
  #judgedEpoch: number | undefined;
  #waitingBytes = 0;
  #order = 0;
  #inFlight = 0;
  #isClosed = false;
  #stopSweep: (() => void) | undefined;
  #idle: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    this.#clock = options.clock;
    this.#transport = options.transport;
    this.#window = options.window ?? 1000;
    this.#maxWaiting = options.maxWaiting ?? 10_000;
    this.#maxWaitingBytes = options.maxWaitingBytes ?? 64 * 1024 * 1024;
    const onRoom = (): void => {
      this.#pump();
    };
    this.#pace = new Pace({ clock: options.clock, onRoom });
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** The returned function ends it. */
  onHangUp(listener: HangUpListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Resolves when the broker has it. Rejects with `overloaded` when too much waits, `expired`, `cancelled`, or what the broker said. */
  publish(packet: OutgoingPacket, limits?: PublishLimits): Promise<void> {
    const ttlMs = limits?.ttlMs;
    const expiresAtMs = ttlMs === undefined ? Infinity : this.#clock.monotonic() + ttlMs;
    this.#order += 1;
    const { isKept = false, owner = packet } = limits ?? {};
    const draft: Draft = { packet, order: this.#order, expiresAtMs, isKept, owner };
    if (this.#isClosed) return Promise.reject(new ParleyError('not_connected', 'the connection is closed'));
    if (isKept && !this.#isOnline())
      return Promise.reject(new ParleyError('not_connected', 'there is no connection'));
    if (this.#canSend()) return this.#sendAtOnce(draft);
    return new Promise((resolve, reject) => {
      this.#wait({ ...draft, resolve, reject }, limits?.signal);
    });
  }

  /** To be called when the connection is up again. */
  flush(): void {
    this.#pace.online();
    this.#pump();
  }

  #pump(): void {
    while (this.#waiting.size > 0 && this.#isOnline() && this.#hasRoom()) {
      const entry = this.#waiting.shift();
      if (entry === undefined) break;
      this.#waitingBytes -= entry.packet.payload.length;
      if (entry.expiresAtMs < this.#clock.monotonic()) entry.reject(expired());
      else this.#send(entry);
    }
    this.#settleIdle();
  }

  /** Resolves when nothing waits and nothing is under way. */
  whenIdle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Rejects what still waits. */
  close(): void {
    this.#isClosed = true;
    this.#pace.close();
    this.#stopSweep?.();
    this.#rejectWhere(
      () => true,
      () => new ParleyError('not_connected', 'the connection was closed before the message went out'),
    );
    this.#settleIdle();
  }

  #canSend(): boolean {
    return this.#waiting.size === 0 && this.#returned.length === 0 && this.#hasRoom() && this.#isOnline();
  }

  #hasRoom(): boolean {
    return this.#inFlight < this.#pace.room(this.#window);
  }

  #isOnline(): boolean {
    return this.#transport.state === 'online';
  }

  #isIdle(): boolean {
    return this.#inFlight === 0 && this.#waiting.size === 0;
  }

  /** Most messages: they need no promise beside that of the transport until something goes wrong. */
  #sendAtOnce(draft: Draft): Promise<void> {
    this.#inFlight += 1;
    const sentAtMs = this.#pace.isProving ? this.#clock.monotonic() : 0;
    return this.#transport.publish(draft.packet).then(
      this.#arrived,
      (caught: unknown) =>
        new Promise((resolve, reject) => {
          this.#inFlight -= 1;
          const error = ParleyError.from(caught);
          this.#failed({ entry: { ...draft, resolve, reject }, owner: draft.owner, sentAtMs, error });
        }),
    );
  }

  #send(entry: Entry): void {
    this.#sendAtOnce(entry).then(entry.resolve, entry.reject);
  }

  readonly #arrived = (): void => {
    this.#inFlight -= 1;
    this.#pace.arrived(this.#isIdle());
    if (this.#waiting.size > 0) this.#pump();
    else if (this.#idle.length > 0) this.#settleIdle();
  };

  #failed(returned: Returned): void {
    const { entry, error } = returned;
    const isLater = error.details.reason === quotaExceeded;
    if (isLater) this.#pace.slowDown();
    const mayComeBack = error.code === 'not_connected' || (isLater && !entry.isKept);
    if (mayComeBack && !this.#isFinal()) this.#returned.push(returned);
    else entry.reject(error);
    // Those of one broken connection come back one by one; together they go in front, in their order.
    if (this.#inFlight === 0) this.#requeue();
    this.#settleIdle();
  }

  #requeue(): void {
    if (this.#returned.length === 0) return;
    const returned = this.#returned.splice(0).sort((a, b) => a.entry.order - b.entry.order);
    const entries = [...this.#sort(returned), ...this.#waiting.keep(() => false)];
    for (const entry of entries.sort((a, b) => a.order - b.order)) this.#waiting.push(entry);
    this.#sweepLater();
    this.#pump();
  }

  /** Those that wait here for another try; the others go back to who keeps them. */
  #sort(returned: readonly Returned[]): Entry[] {
    const poison = this.#judge(returned.filter(({ error }) => error.code === 'not_connected'));
    const again: Entry[] = [];
    for (const one of returned) {
      const { entry, error } = one;
      if (one === poison) this.#giveUp(one);
      else if (entry.isKept) entry.reject(error);
      else {
        again.push(entry);
        this.#waitingBytes += entry.packet.payload.length;
      }
    }
    return again;
  }

  /** The message at which the broker hung up, where that is known. */
  #judge(broken: readonly Returned[]): Returned | undefined {
    const [oldest] = broken;
    const epoch = this.#transport.session?.epoch;
    // For a moment after its end a connection still looks as if it were there.
    if (oldest === undefined || (epoch !== undefined && epoch === this.#judgedEpoch)) return undefined;
    this.#judgedEpoch = epoch;
    // They would overtake those that come back to who keeps them.
    for (const { reject, packet } of this.#waiting.keep(({ isKept }) => !isKept)) {
      this.#waitingBytes -= packet.payload.length;
      reject(oldest.error);
    }
    return this.#pace.broke(oldest, broken.length, oldest.error) ? oldest : undefined;
  }

  #giveUp({ entry: { packet, reject }, error }: Returned): void {
    const reason = hangUp(packet, error);
    for (const listener of this.#listeners) listener(packet, reason);
    reject(reason);
  }

  #isFinal(): boolean {
    return this.#isClosed || this.#transport.state === 'closed' || this.#transport.state === 'taken-over';
  }

  #wait(entry: Entry, signal: AbortSignal | undefined): void {
    const bytes = entry.packet.payload.length;
    if (this.#waiting.size >= this.#maxWaiting || this.#waitingBytes + bytes > this.#maxWaitingBytes) {
      entry.reject(
        new ParleyError('overloaded', `${this.#waiting.size} messages wait for the broker already`),
      );
      return;
    }
    this.#waiting.push(signal === undefined ? entry : this.#abortable(entry, signal));
    this.#waitingBytes += bytes;
    this.#sweepLater();
  }

  #abortable(entry: Entry, signal: AbortSignal): Entry {
    const abort = (): void => {
      this.#rejectWhere(
        ({ order }) => order === entry.order,
        () =>
          new ParleyError('cancelled', 'the caller gave up before the message went out', {
            cause: signal.reason,
          }),
      );
    };
    const listening: Entry = {
      ...entry,
      resolve: () => {
        signal.removeEventListener('abort', abort);
        entry.resolve();
      },
      reject: (error) => {
        signal.removeEventListener('abort', abort);
        entry.reject(error);
      },
    };
    signal.addEventListener('abort', abort);
    return listening;
  }

  #sweepLater(): void {
    this.#stopSweep ??= this.#clock.after(sweepMs, () => {
      this.#stopSweep = undefined;
      const now = this.#clock.monotonic();
      this.#rejectWhere((entry) => entry.expiresAtMs < now, expired);
      if (this.#waiting.size > 0) this.#sweepLater();
    });
  }

  #rejectWhere(test: (entry: Entry) => boolean, error: () => ParleyError): void {
    for (const entry of this.#waiting.keep((other) => !test(other))) {
      this.#waitingBytes -= entry.packet.payload.length;
      entry.reject(error());
    }
    this.#settleIdle();
  }

  #settleIdle(): void {
    if (this.#idle.length === 0 || !this.#isIdle()) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function expired(): ParleyError {
  return new ParleyError('expired', 'the message expired while it waited for the broker');
}
