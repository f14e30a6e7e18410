const decoder = new TextDecoder();
const lengthBytes = 4;

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
