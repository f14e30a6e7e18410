const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lengthBytes = 4;

/** What a record says of its payload as JSON, the length of that before it, the payload as it is behind it. */
export function encodeEntry(head: object, payload: Uint8Array): Uint8Array {
  const text = encoder.encode(JSON.stringify(head));
  const bytes = new Uint8Array(lengthBytes + text.length + payload.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, lengthBytes);
  bytes.set(payload, lengthBytes + text.length);
  return bytes;
}

/** The head is unchecked: it is for who wrote it. */
export function decodeEntry(bytes: Uint8Array): { readonly head: unknown; readonly payload: Uint8Array } {
  const end = lengthBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { head: JSON.parse(decoder.decode(bytes.subarray(lengthBytes, end))), payload: bytes.subarray(end) };
}
