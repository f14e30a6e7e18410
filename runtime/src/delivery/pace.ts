import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { OutgoingPacket } from '../transport/transport.ts';

/** A message that was under way when the connection broke. */
export interface Tried {
  /** The same each time that it goes out. */
  readonly owner: unknown;
  /** Monotonic. */
  readonly sentAtMs: number;
}

export interface PaceOptions {
  readonly clock: Clock;
  /** More may go out than before. */
  readonly onRoom: () => void;
}

/** The broker hangs up so often at one message before that is given up. */
const mostStrikes = 3;
/** A connection that holds so long with nothing under way is no broken one. */
const provingMs = 1_000;
/** What a broker does not like it answers sooner. */
const hangUpMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** Reasons of DISCONNECT that lie in no message: going down, busy, silence, taken over, quotas, moved [MQTT 5, 3.14.2.1]. */
const blameless = new Set<unknown>([0x89, 0x8b, 0x8d, 0x8e, 0x96, 0x97, 0x98, 0x9c, 0x9d, 0x9f, 0xa0]);

/**
 * How much may be under way: all of the window; one message at a time where the broker may be hanging up at one of them; nothing for
 * a while where it wants less. REQ-DEL-74
 */
export class Pace {
  readonly #options: PaceOptions;
  #suspect: unknown;
  #strikes = 0;
  /** Messages that go out one at a time. */
  #careful = 0;
  /** The suspect goes out alone, over a connection that held without it. */
  #isProving = false;
  #pauses = 0;
  #cancelPause: (() => void) | undefined;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Whether the time counts at which something goes out. */
  get isProving(): boolean {
    return this.#isProving;
  }

  room(window: number): number {
    if (this.#cancelPause !== undefined) return 0;
    return this.#careful > 0 ? 1 : window;
  }

  /** The broker has one more. `isLast`: nothing else is under way or waits. */
  arrived(isLast: boolean): void {
    this.#pauses = 0;
    if (this.#careful === 0) return;
    this.#isProving = false;
    this.#strikes = 0;
    this.#careful = isLast ? 0 : this.#careful - 1;
  }

  /** The connection is new. */
  online(): void {
    // It broke though the suspect was not under way.
    if (this.#isProving) this.#clear();
    else if (this.#strikes >= mostStrikes - 1) {
      this.#isProving = true;
      this.#pause(provingMs);
    }
  }

  /** The connection broke with so many under way. True: at the oldest of them, which is not to go out again. */
  broke(oldest: Tried, count: number, error: ParleyError): boolean {
    const isProved = this.#isProving && count === 1;
    this.#isProving = false;
    if (blameless.has(error.details.reason)) {
      this.#clear();
      return false;
    }
    this.#strikes = oldest.owner === this.#suspect ? this.#strikes + 1 : 1;
    this.#suspect = oldest.owner;
    const isSudden = this.#options.clock.monotonic() - oldest.sentAtMs < hangUpMs;
    if (this.#strikes >= mostStrikes && isProved && isSudden) {
      this.#clear();
      return true;
    }
    if (this.#strikes >= mostStrikes - 1) this.#careful = Math.max(this.#careful, count);
    return false;
  }

  /** The broker takes nothing for now. */
  slowDown(): void {
    if (this.#cancelPause !== undefined) return;
    this.#pauses += 1;
    this.#pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#pauses - 1)));
  }

  close(): void {
    this.#cancelPause?.();
    this.#cancelPause = undefined;
  }

  #pause(ms: number): void {
    this.#cancelPause?.();
    this.#cancelPause = this.#options.clock.after(ms, () => {
      this.#cancelPause = undefined;
      this.#options.onRoom();
    });
  }

  #clear(): void {
    this.close();
    this.#suspect = undefined;
    this.#strikes = 0;
    this.#careful = 0;
    this.#isProving = false;
  }
}

/** What a sender is told of a message at which the broker hung up. */
export function hangUp({ topic, payload }: OutgoingPacket, error: ParleyError): ParleyError {
  const bytes = Buffer.byteLength(payload);
  const { reason } = error.details;
  const words = typeof reason === 'number' ? error.reason : 'it does not say why';
  const text = `the broker hung up ${String(mostStrikes)} times at a message of ${String(bytes)} bytes to "${topic}": ${words}`;
  return new ParleyError(codes.get(reason) ?? 'not_authorized', text, {
    cause: error,
    details: { ...error.details, hangUps: mostStrikes },
  });
}

const codes = new Map<unknown, ParleyError['code']>([
  [0x81, 'invalid_message'],
  [0x82, 'invalid_message'],
  [0x90, 'invalid_argument'],
  [0x95, 'too_large'],
  [0x99, 'invalid_message'],
  [0x9a, 'unsupported'],
  [0x9b, 'unsupported'],
]);
