import type { Receiver } from '../delivery/receiver.ts';
import type { Counters } from '../delivery/statistics.ts';
import type { IncomingPacket } from '../transport/transport.ts';

export interface IntakeOptions {
  readonly receiver: Receiver;
  readonly counters: Counters;
  /** While draining: true when the packet was answered and needs no keeping. */
  readonly answer: (packet: IncomingPacket) => boolean;
}

/** Packets that are held at most; those beyond stay unacknowledged at the broker, or are lost where they may be. */
const maximumHeld = 10_000;

/** The gate before the receiver: open, holding (paused), or closed (draining, stopped). */
export class Intake {
  readonly #options: IntakeOptions;
  #state: 'open' | 'holding' | 'closed' = 'open';
  #held: IncomingPacket[] = [];
  #waiting: (() => void)[] = [];

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** False while it is paused, drains or is stopped. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  accept(packet: IncomingPacket): void {
    if (this.#state === 'open') this.#options.receiver.receive(packet);
    else if (this.#state === 'closed') this.#turnAway(packet);
    else if (packet.qos > 0 && this.#held.length < maximumHeld) this.#held.push(packet);
    else if (packet.qos === 0) this.#lose();
  }

  /** At once, or when the gate opens, before all that is held; never once it is closed. For what is kept elsewhere. */
  whenOpen(run: () => void): void {
    if (this.#state === 'open') run();
    else if (this.#state === 'holding') this.#waiting.push(run);
  }

  open(): void {
    this.#state = 'open';
    for (const run of this.#waiting.splice(0)) run();
    for (const packet of this.#held.splice(0)) this.#options.receiver.receive(packet);
  }

  /** REQ-PRES-66 */
  hold(): void {
    if (this.#state === 'open') this.#state = 'holding';
  }

  /** What is held or comes from now on stays with the broker, for the next front. */
  close(): void {
    this.#state = 'closed';
    this.#waiting = [];
    for (const packet of this.#held.splice(0)) this.#turnAway(packet);
  }

  /** The connections are gone: so are the packets that were held. */
  forget(): void {
    this.#held = [];
  }

  #turnAway(packet: IncomingPacket): void {
    if (this.#options.answer(packet)) packet.acknowledge();
    else if (packet.qos === 0) this.#lose();
  }

  #lose(): void {
    this.#options.counters.received += 1;
    this.#options.counters.shed += 1;
  }
}
