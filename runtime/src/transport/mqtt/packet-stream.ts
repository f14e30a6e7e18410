import { Duplex } from 'node:stream';
import { Frames } from './frames.ts';
import { PublishReader, type ReadPublish } from './publish-reader.ts';

const connack = 2;
const publish = 3;
const puback = 4;

export interface PacketHandlers {
  onPublish(packet: ReadPublish): void;
  onPuback(messageId: number, reasonCode: number): void;
  /** Bytes came, and all packets in them were handed over: so many. */
  onRead(packets: number): void;
}

/**
 * Stands between the socket and mqtt.js. Messages and their acknowledgements, which are nearly all there is, go past mqtt.js in both
 * directions; it gets and writes the rest. See docs/decisions/0022.
 */
export class PacketStream extends Duplex {
  readonly #socket: Duplex;
  readonly #frames: Frames;
  readonly #reader: PublishReader;
  /** `greeting` until CONNACK; then what comes waits until `start`. */
  #state: 'greeting' | 'waiting' | 'open' = 'greeting';
  #early: [Buffer, number][] = [];
  #handlers: PacketHandlers | undefined;
  /** Since the last `onRead`. */
  #packets = 0;

  constructor(socket: Duplex, protocol: 4 | 5) {
    super();
    this.#socket = socket;
    this.#reader = new PublishReader(protocol);
    this.#frames = new Frames((frame, body) => {
      if (this.#state === 'waiting') this.#early.push([frame, body]);
      else this.#route(frame, body);
    });
    socket.on('data', (chunk: Buffer) => {
      if (this.destroyed) return;
      this.#packets = 0;
      this.#frames.push(chunk);
      this.#handlers?.onRead(this.#packets);
    });
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** From now on messages are handed over, those first that came with CONNACK. */
  start(handlers: PacketHandlers): void {
    this.#handlers = handlers;
    this.#state = 'open';
    for (const [frame, body] of this.#early.splice(0)) this.#route(frame, body);
    handlers.onRead(0);
  }

  /** Past mqtt.js. */
  send(bytes: Buffer, onWritten: () => void): void {
    if (!this.destroyed && this.#socket.writable) this.#socket.write(bytes, onWritten);
  }

  override _read(): void {
    // What comes is pushed as it comes: it is little.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#socket.write(chunk, callback);
  }

  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#socket.end(() => {
      callback();
    });
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#socket.destroy();
    callback(error);
  }

  #route(frame: Buffer, body: number): void {
    if (this.destroyed) return;
    this.#packets += 1;
    const kind = (frame[0] ?? 0) >> 4;
    if (kind === connack && this.#state === 'greeting') this.#state = 'waiting';
    if (kind === puback && frame.length >= body + 2) {
      this.#handlers?.onPuback(frame.readUInt16BE(body), frame[body + 2] ?? 0);
      return;
    }
    const packet = kind === publish ? this.#reader.read(frame, body) : undefined;
    if (packet === undefined) this.push(frame);
    else this.#handlers?.onPublish(packet);
  }
}
