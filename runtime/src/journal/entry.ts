const decoder = new TextDecoder();
const lengthBytes = 4;

/** The entry of a head that is JSON already and a payload that is text: bytes are made of it where the journal writes them. */
export class TextEntry {
  readonly length: number;
  readonly #head: string;
  readonly #headBytes: number;
  readonly #payload: string;

  constructor(head: string, payload: string) {
    this.#head = head;
    this.#headBytes = Buffer.byteLength(head);
    this.#payload = payload;
    this.length = lengthBytes + this.#headBytes + Buffer.byteLength(payload);
  }

  writeTo(target: Buffer, start: number): void {
    const headAt = target.writeUInt32BE(this.#headBytes, start);
    target.write(this.#head, headAt);
    target.write(this.#payload, headAt + this.#headBytes);
  }
}

/** What a record says of its payload as JSON, the length of that before it, the payload as it is behind it. */
export function encodeEntry(head: object, payload: Uint8Array): Uint8Array {
  const text = JSON.stringify(head);
  const textBytes = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(lengthBytes + textBytes + payload.length);
  bytes.writeUInt32BE(textBytes);
  bytes.write(text, lengthBytes);
  bytes.set(payload, lengthBytes + textBytes);
  return bytes;
}

/** The head is unchecked: it is for who wrote it. */
export function decodeEntry(bytes: Uint8Array): { readonly head: unknown; readonly payload: Uint8Array } {
  const end = lengthBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { head: JSON.parse(decoder.decode(bytes.subarray(lengthBytes, end))), payload: bytes.subarray(end) };
}
