/** What a sender keeps of a durable message until everybody confirmed it. */
export interface DurableRecord {
  readonly id: string;
  readonly type: string;
  readonly channel: string;
  readonly topic: string;
  readonly retain: boolean;
  readonly correlationId: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAtMs: number;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** The agents that must confirm, by name, as the contracts had it when the message was sent. */
  readonly confirmers: readonly string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lengthBytes = 4;

/** The record as JSON, its length before it, the message behind it. */
export function encodeDurable(record: DurableRecord, payload: Uint8Array): Uint8Array {
  const head = encoder.encode(JSON.stringify(record));
  const bytes = new Uint8Array(lengthBytes + head.length + payload.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, lengthBytes);
  bytes.set(payload, lengthBytes + head.length);
  return bytes;
}

export function decodeDurable(bytes: Uint8Array): {
  readonly record: DurableRecord;
  readonly payload: Uint8Array;
} {
  const end = lengthBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const record = JSON.parse(decoder.decode(bytes.subarray(lengthBytes, end))) as DurableRecord;
  return { record, payload: bytes.subarray(end) };
}
