import type { OutgoingPacket } from '../transport.ts';
import { PublishEncoder } from './publish-encoder.ts';

const slabBytes = 64 * 1024;

export interface OutgoingOptions {
  readonly protocol: 4 | 5;
  /** `onWritten` when the socket has taken the bytes. */
  readonly send: (bytes: Buffer, onWritten: () => void) => void;
  /** Something is on its way. */
  readonly onFlush: () => void;
}

/**
 * When what is written reaches the socket. A publish on a quiet connection leaves at once, before its sender goes on;
 * on a busy one what is written within a turn of the event loop leaves in one piece, and so do acknowledgements.
 */
export class Outgoing {
  readonly #options: OutgoingOptions;
  readonly #encoder: PublishEncoder;
  #slab = Buffer.allocUnsafeSlow(0);
  #start = 0;
  #end = 0;
  #written: (() => void)[] = [];
  #endsTurn = false;
  /** Publishes of this turn. */
  #publishes = 0;
  #isQuiet = true;

  constructor(options: OutgoingOptions) {
    this.#options = options;
    this.#encoder = new PublishEncoder(options.protocol);
  }

  /** The bytes that the packet takes. */
  measure(packet: OutgoingPacket): number {
    return this.#encoder.measure(packet);
  }

  /** `onWritten` when the socket has it. */
  publish(packet: OutgoingPacket, messageId: number, onWritten?: () => void): void {
    this.#publishes += 1;
    this.#reserve(this.#encoder.measure(packet));
    this.#end = this.#encoder.write(this.#slab, this.#end, { packet, messageId });
    if (onWritten !== undefined) this.#written.push(onWritten);
    // One in this turn, and no more in the one before.
    if (this.#isQuiet && this.#publishes === 1) this.flush();
    this.#endTurnLater();
  }

  acknowledge(messageId: number): void {
    this.#reserve(4);
    this.#slab[this.#end] = 0x40;
    this.#slab[this.#end + 1] = 2;
    this.#slab.writeUInt16BE(messageId, this.#end + 2);
    this.#end += 4;
    this.#endTurnLater();
  }

  /** Says goodbye, after all that was written before. */
  disconnect(): void {
    this.#reserve(2);
    this.#slab[this.#end] = 0xe0;
    this.#slab[this.#end + 1] = 0;
    this.#end += 2;
    this.flush();
  }

  flush(): void {
    if (this.#start === this.#end) return;
    const bytes = this.#slab.subarray(this.#start, this.#end);
    this.#start = this.#end;
    const written = this.#written;
    this.#written = [];
    this.#options.onFlush();
    this.#options.send(bytes, () => {
      for (const tell of written) tell();
    });
  }

  /** A slab is never used twice: the socket may still hold on to it. */
  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#slab.length) return;
    this.flush();
    this.#slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, bytes));
    this.#start = 0;
    this.#end = 0;
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
    this.flush();
  };
}
