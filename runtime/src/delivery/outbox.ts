import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { OutgoingPacket, Transport } from '../transport/transport.ts';
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
}

interface Draft {
  readonly packet: OutgoingPacket;
  readonly order: number;
  /** Monotonic. */
  readonly expiresAtMs: number;
  readonly isKept: boolean;
}

interface Entry extends Draft {
  readonly resolve: () => void;
  readonly reject: (error: ParleyError) => void;
}

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
  #returned: Entry[] = [];
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
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Resolves when the broker has it. Rejects with `overloaded` when too much waits, `expired`, `cancelled`, or what the broker said. */
  publish(packet: OutgoingPacket, limits?: PublishLimits): Promise<void> {
    const ttlMs = limits?.ttlMs;
    const expiresAtMs = ttlMs === undefined ? Infinity : this.#clock.monotonic() + ttlMs;
    this.#order += 1;
    const draft: Draft = { packet, order: this.#order, expiresAtMs, isKept: limits?.isKept === true };
    if (this.#isClosed) return Promise.reject(new ParleyError('not_connected', 'the connection is closed'));
    if (draft.isKept && !this.#isOnline())
      return Promise.reject(new ParleyError('not_connected', 'there is no connection'));
    if (this.#canSend()) return this.#sendAtOnce(draft);
    return new Promise((resolve, reject) => {
      this.#wait({ ...draft, resolve, reject }, limits?.signal);
    });
  }

  /** To be called when the connection is up again. */
  flush(): void {
    while (this.#waiting.size > 0 && this.#isOnline() && this.#inFlight < this.#window) {
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
    this.#stopSweep?.();
    this.#rejectWhere(
      () => true,
      () => new ParleyError('not_connected', 'the connection was closed before the message went out'),
    );
    this.#settleIdle();
  }

  #canSend(): boolean {
    return (
      this.#waiting.size === 0 &&
      this.#returned.length === 0 &&
      this.#inFlight < this.#window &&
      this.#isOnline()
    );
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
    return this.#transport.publish(draft.packet).then(
      this.#arrived,
      (caught: unknown) =>
        new Promise((resolve, reject) => {
          this.#inFlight -= 1;
          this.#failed({ ...draft, resolve, reject }, ParleyError.from(caught));
        }),
    );
  }

  #send(entry: Entry): void {
    this.#sendAtOnce(entry).then(entry.resolve, entry.reject);
  }

  readonly #arrived = (): void => {
    this.#inFlight -= 1;
    if (this.#waiting.size > 0) this.flush();
    else if (this.#idle.length > 0) this.#settleIdle();
  };

  #failed(entry: Entry, error: ParleyError): void {
    const isFinal =
      this.#isClosed || this.#transport.state === 'closed' || this.#transport.state === 'taken-over';
    if (error.code !== 'not_connected' || isFinal || entry.isKept) entry.reject(error);
    else this.#returned.push(entry);
    // Those of one broken connection come back one by one; together they go in front, in their order.
    if (this.#inFlight === 0) this.#requeue();
    this.#settleIdle();
  }

  #requeue(): void {
    if (this.#returned.length === 0) return;
    const entries = [...this.#returned, ...this.#waiting.keep(() => false)].sort((a, b) => a.order - b.order);
    for (const entry of this.#returned) this.#waitingBytes += entry.packet.payload.length;
    this.#returned = [];
    for (const entry of entries) this.#waiting.push(entry);
    this.#sweepLater();
    this.flush();
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
        (other) => other === listening,
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
