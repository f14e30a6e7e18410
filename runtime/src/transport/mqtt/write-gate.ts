import type { Duplex } from 'node:stream';

/**
 * When what is written reaches the socket. A publish on a quiet connection leaves at once, before its sender goes on;
 * on a busy one what is written within a turn of the event loop leaves in one segment, and so do acknowledgements.
 */
export class WriteGate {
  readonly #stream: Pick<Duplex, 'cork' | 'uncork'>;
  #isHeld = false;
  #endsTurn = false;
  /** Publishes of this turn. */
  #publishes = 0;
  #isQuiet = true;

  constructor(stream: Pick<Duplex, 'cork' | 'uncork'>) {
    this.#stream = stream;
  }

  /** To be called right before an acknowledgement is written. */
  acknowledging(): void {
    this.#hold();
  }

  /** To be called right before a publish is written. */
  publishing(): void {
    this.#publishes += 1;
    if (this.#leavesAtOnce()) this.#endTurnLater();
    else this.#hold();
  }

  /** To be called right after a publish was written. */
  published(): void {
    if (!this.#leavesAtOnce()) return;
    if (this.#isHeld) {
      this.#isHeld = false;
      this.#stream.uncork();
    }
    // mqtt-packet corks each packet until the next tick: lift its cork for a moment.
    this.#stream.uncork();
    this.#stream.cork();
  }

  /** One publish in this turn, and no more in the one before. */
  #leavesAtOnce(): boolean {
    return this.#isQuiet && this.#publishes === 1;
  }

  #hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.#stream.cork();
    this.#endTurnLater();
  }

  #endTurnLater(): void {
    if (this.#endsTurn) return;
    this.#endsTurn = true;
    setImmediate(this.#endTurn);
  }

  readonly #endTurn = (): void => {
    this.#endsTurn = false;
    this.#isQuiet = this.#publishes < 2;
    this.#publishes = 0;
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#stream.uncork();
  };
}
