const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 (RFC 9562): sorts by its millisecond; `random` fills the bytes it is given. */
export function createUuidV7(nowMs: number, random: (bytes: Uint8Array) => void): string {
  const bytes = new Uint8Array(10);
  random(bytes);
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0');
  const text = (index: number): string => hex[bytes[index] ?? 0] ?? '';
  const versioned = hex[((bytes[0] ?? 0) & 0x0f) | 0x70] ?? '';
  const variant = hex[((bytes[2] ?? 0) & 0x3f) | 0x80] ?? '';
  const node = text(4) + text(5) + text(6) + text(7) + text(8) + text(9);
  return `${time.slice(0, 8)}-${time.slice(8)}-${versioned}${text(1)}-${variant}${text(3)}-${node}`;
}

/** A UUIDv8 (RFC 9562) of the first 16 bytes of a digest: the same digest, the same id. */
export function createUuidV8(digest: Uint8Array): string {
  const bytes = Array.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = bytes.map((byte) => hex[byte]).join('');
  const parts = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)];
  return parts.join('-');
}

/** True for ids that were derived from a cause: UUIDv8. */
export function isDerivedId(id: string): boolean {
  return id[14] === '8' && isUuid(id);
}

/** True for any version of RFC 9562, in lower case. */
export function isUuid(value: string): boolean {
  return uuid.test(value); // REQ-ENV-4
}
