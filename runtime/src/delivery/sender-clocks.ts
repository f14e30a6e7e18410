import type { Clock } from '../clock.ts';

export interface Sighting {
  readonly sender: string;
  /** The sender's clock when it made the message. */
  readonly sentAtMs: number;
  /** Our clock when it came. */
  readonly arrivedAtMs: number;
  /** How long the broker held it, as far as known. */
  readonly heldMs: number;
}

const windowMs = 60_000;
const maximumSenders = 10_000;

/**
 * What the sender's clock shows now: ours less the smallest difference between arrival and `time` seen lately.
 * The smallest, because a message can be late but never early. REQ-TIME-6
 */
export class SenderClocks {
  readonly #clock: Clock;
  #current = new Map<string, number>();
  #previous = new Map<string, number>();
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.monotonic();
  }

  /** Milliseconds since 1970 by the sender's clock, at the moment of arrival. */
  senderNowMs(sighting: Sighting): number {
    const { sender, arrivedAtMs } = sighting;
    this.#rotateWhenDue();
    const sample = arrivedAtMs - sighting.sentAtMs - sighting.heldMs;
    const known = this.#current.get(sender);
    if (known === undefined || sample < known) this.#current.set(sender, sample);
    const offset = Math.min(sample, known ?? sample, this.#previous.get(sender) ?? sample);
    return arrivedAtMs - offset;
  }

  #rotateWhenDue(): void {
    const isDue = this.#current.size >= maximumSenders || this.#clock.monotonic() - this.#since > windowMs;
    if (!isDue) return;
    this.#previous = this.#current;
    this.#current = new Map();
    this.#since = this.#clock.monotonic();
  }
}
