/** `body` is where the fixed header of the packet ends. */
export type OnFrame = (frame: Buffer, body: number) => void;

/** Cuts the bytes of a connection into MQTT packets. */
export class Frames {
  readonly #onFrame: OnFrame;
  #parts: Buffer[] = [];
  #held = 0;
  /** How many bytes there must be before it is worth looking again. */
  #needed = 0;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  /** Hands over every packet that is complete. What can be no packet is handed over as it is, with all that follows. */
  push(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return;
    const bytes = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#held = 0;
    this.#needed = 0;
    const rest = this.#cut(bytes);
    if (rest === bytes.length) return;
    const left = bytes.subarray(rest);
    this.#parts.push(left);
    this.#held = left.length;
  }

  /** Returns where the first incomplete packet begins. */
  #cut(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length) {
      const length = readLength(bytes, at + 1);
      if (length === undefined) return at;
      const end = length.value < 0 ? bytes.length : length.end + length.value;
      if (end > bytes.length) {
        this.#needed = end - at;
        return at;
      }
      this.#onFrame(bytes.subarray(at, end), length.end - at);
      at = end;
    }
    return at;
  }
}

/** A variable byte integer and where it ends; -1 for more than four bytes of it; undefined where more must come. */
export function readLength(bytes: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 4; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  return { value: -1, end: start + 4 };
}
